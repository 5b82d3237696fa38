package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Requests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies among the dead letters can be sent again, or stays and is told of. */
class LettersFuzzTest {

    private final Parcel parcel = Dispatch.of(Journey.of(Requests.run(4))).parcel();

    @TempDir
    Path data;

    @Test
    void a_bundle() {
        Packer packer = Journey.packer(dev.fhirseeder.bundle.WriteMode.UPDATE);
        Fuzz.against(
                List.of(parcel.json().utf8()),
                input -> {
                    Parcel read = packer.read(input);
                    packer.parts(read);
                    packer.halves(read).forEach(half -> half.json().utf8());
                },
                IllegalArgumentException.class);
    }

    @Test
    void a_cause() {
        // Given
        LetterFolder folder = new LetterFolder(data);
        folder.write(
                new Cause(
                        "a",
                        "run",
                        4,
                        "0-2,7",
                        Failure.REFUSED.text(),
                        422,
                        "AnException",
                        null,
                        3,
                        "2026-11-22",
                        "http://one/fhir"),
                parcel.json().utf8());
        Path file = data.resolve("a.cause.json");

        // Then
        Fuzz.against(List.of(read(file)), input -> {
            Fuzz.lay(file, input);
            folder.cause("a")
                    .ifPresent(cause ->
                            dev.fhirseeder.run.Indices.parse(cause.indices()).count());
        });
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

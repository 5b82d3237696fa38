package dev.fhirseeder.tls;

import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies where certificates and keys are said to be is read, or told of in one line that quotes nothing of it. */
class PemFuzzTest {

    private final Papers papers = Authority.shared().issue("client");

    @TempDir
    Path folder;

    @Test
    void certificates() throws IOException {
        Fuzz.against(
                List.of(Files.readAllBytes(papers.certificate())), input -> Pem.certificates(file(input)), Fault.class);
    }

    @Test
    void a_key() throws IOException {
        String pem = Files.readString(papers.key());
        String line = pem.lines().skip(1).findFirst().orElseThrow();
        Fuzz.against(
                Fuzz.samples(pem, pem.replace("PRIVATE", "EC PRIVATE"), pem.replace("PRIVATE", "RSA PRIVATE")),
                input -> {
                    try {
                        Pem.key(file(input));
                    } catch (Fault fault) {
                        if (String.valueOf(fault.getMessage()).contains(line)) {
                            throw new IllegalStateException("It quotes the key");
                        }
                        throw fault;
                    }
                },
                Fault.class);
    }

    private Path file(byte[] content) throws IOException {
        return Fuzz.lay(folder.resolve("file"), content);
    }
}

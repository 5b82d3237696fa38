package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.deliver.Dispatch;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_is_named_by_its_first_person_and_holds_what_a_server_would_be_sent() throws IOException {
        // Given
        Exchange exchange = Travellers.of(Requests.run(30), 19_998, 4);

        // When
        files().write(exchange);

        // Then
        byte[] sent = Dispatch.of(exchange).parcel().json().utf8();
        assertThat(Contents.of(folder))
                .containsExactly(Map.entry("00001/000019998.json", new String(sent, StandardCharsets.ISO_8859_1)));
        assertThat(exchange.isRouteStop()).isFalse();
    }

    @Test
    void one_person_in_several_bundles_is_as_many_files_in_their_order() {
        // Given
        Exchange exchange = Travellers.of(Requests.run(30), 7, 2, 1);

        // When
        files().write(exchange);

        // Then
        assertThat(Contents.of(folder).keySet())
                .containsExactly("00000/000000007-00000.json", "00000/000000007-00001.json");
    }

    @ParameterizedTest
    @CsvSource({"GZIP, .gz", "ZSTD, .zst"})
    void compressed_files_are_read_by_every_reader(Compression compression, String suffix) {
        // Given
        Exchange exchange = Travellers.of(Requests.run(30), 7, 2);

        // When
        new BundleFiles(folder, compression).write(exchange);

        // Then
        assertThat(Contents.lines(folder.resolve("00000/000000007.json" + suffix)))
                .containsExactly(Dispatch.of(exchange).parcel().json().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000/000000003.json",
                "00000/000000007.json.gz",
                "00005/000050003-00001.json",
                "00000/000000007.json.7513.part"
            })
    void what_no_run_vouches_for_is_removed_before_anything_is_written(String name) throws IOException {
        // Given
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");

        // When
        files().write(Travellers.of(Requests.run(30), 7, 2));

        // Then
        assertThat(Contents.of(folder)).containsOnlyKeys("00000/000000007.json", "notes.txt");
    }

    @Test
    void a_run_that_goes_on_keeps_the_bundles_of_those_who_are_settled() throws IOException {
        // Given
        BundleFolder bundles = new BundleFolder(folder, "");
        for (int first : new int[] {0, 10, 20}) {
            Files.createDirectories(bundles.file(first, 0, 1).getParent());
            Files.writeString(bundles.file(first, 0, 1), "old");
        }

        // When
        bundles.clear(Indices.parse("0-9,20-29"));

        // Then
        assertThat(Contents.of(folder)).containsOnlyKeys("00000/000000000.json", "00000/000000020.json");
    }

    @Test
    void a_file_that_cannot_be_written_ends_the_run_and_its_people_remain() throws IOException {
        // Given
        Files.writeString(folder.resolve("00000"), "in the way");
        Run run = Requests.run(30);
        Exchange exchange = Travellers.of(run, 7, 2);

        // When
        files().write(exchange);

        // Then
        assertThat(exchange.isRouteStop()).isTrue();
        assertThat(run.isStopped()).isTrue();
        assertThat(run.troubles()).singleElement().asString().contains("cannot be written");
    }

    @Test
    void two_runs_do_not_mix() {
        // Given
        BundleFiles files = files();
        files.write(Travellers.of(Requests.run(30), 7, 2));

        // When
        assertThatThrownBy(() -> files.write(Travellers.of(Requests.run(30), 0, 2)))

                // Then
                .hasMessageContaining("another run");
    }

    private BundleFiles files() {
        return new BundleFiles(folder, Compression.NONE);
    }
}

package dev.fhirseeder.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterFolderTest {

    @TempDir
    Path data;

    private Path folder() {
        return data.resolve("dead-letter");
    }

    @Test
    void where_no_folder_is_no_letter_lies() {
        assertThat(new LetterFolder(folder()).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"a.json, 1", "a.cause.json, 0", "a.json.123.part, 0", "replayed/a.json, 0", "notes.txt, 0"})
    void only_bundles_that_lie_there_themselves_are_letters(String file, int letters) throws IOException {
        // Given
        Path path = folder().resolve(file);
        Files.createDirectories(path.getParent());

        // When
        Files.writeString(path, "{}");

        // Then
        assertThat(new LetterFolder(folder()).count()).isEqualTo(letters);
    }

    @Test
    void a_cause_that_does_not_say_where_the_letter_was_to_go_is_one_all_the_same() throws IOException {
        // Given
        Files.createDirectories(folder());
        Files.writeString(
                folder().resolve("a.cause.json"),
                "{\"bundleId\":\"a\",\"runId\":\"r\",\"people\":1,\"indices\":\"0\",\"failure\":\"refused\",\"status\":422,\"exception\":\"E\",\"operationOutcome\":null,\"attempts\":1,\"time\":\"\"}");

        // Then
        assertThat(new LetterFolder(folder()).cause("a"))
                .hasValueSatisfying(cause -> assertThat(cause.fhirUrl()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"runId", "failure", "exception", "time"})
    void a_cause_that_leaves_out_what_people_are_told_is_none_that_can_be_read(String word) throws IOException {
        // Given
        String whole =
                "{\"bundleId\":\"a\",\"runId\":\"r\",\"people\":1,\"indices\":\"0\",\"failure\":\"refused\",\"status\":422,\"exception\":\"E\",\"attempts\":1,\"time\":\"t\"}";
        Files.createDirectories(folder());
        Files.writeString(
                folder().resolve("a.cause.json"),
                whole.replaceFirst("\"%s\":\"[^\"]*\"".formatted(word), "\"%s\":null".formatted(word)));

        // Then
        assertThat(new LetterFolder(folder()).cause("a")).isEmpty();
    }

    @Test
    void what_is_taken_out_counts_no_more() throws IOException {
        // Given
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("a.json"), "{}");
        Files.writeString(folder().resolve("b.json"), "{}");
        LetterFolder letters = new LetterFolder(folder());
        long before = letters.count();

        // When
        Files.delete(folder().resolve("a.json"));

        // Then
        assertThat(before).isEqualTo(2);
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void a_folder_that_cannot_be_read_has_no_count() throws IOException {
        // When
        Files.writeString(folder(), "no folder");

        // Then
        assertThat(new LetterFolder(folder()).count()).isEqualTo(-1);
    }
}

package dev.fhirseeder.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a data file is read, or is refused with its place. */
class TableFuzzTest {

    /** A cell may be read as any of these. */
    private static final List<BiFunction<Row, String, Object>> READINGS = List.of(
            Row::text,
            Row::optional,
            Row::list,
            Row::number,
            (row, column) -> row.number(column, 0),
            Row::decimal,
            Row::date,
            Row::truth);

    /** Found as the 42,827th of a hundred thousand inputs. */
    @Test
    void the_name_of_a_column_beyond_all_length_is_shown_in_part() {
        String column = "[{".repeat(30_000);
        byte[] file = (column + "\n\n-\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);

        // Then
        assertThatThrownBy(() ->
                        Table.rows("a.csv", new ByteArrayInputStream(file), header -> {}, row -> row.number(column)))
                .isInstanceOf(DataFileException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("a.csv line ")
                .hasSizeBetween(2_000, 5_000);
    }

    @Test
    void every_data_file_that_there_is() throws IOException {
        List<String> columns = new ArrayList<>();
        Fuzz.against(
                files(),
                input -> Table.rows(
                        "a.csv",
                        new ByteArrayInputStream(input),
                        header -> {
                            columns.clear();
                            columns.addAll(header);
                        },
                        row -> read(row, columns)),
                DataFileException.class);
    }

    private static int read(Row row, List<String> columns) {
        int read = 0;
        for (int i = 0; i < columns.size(); i++) {
            try {
                READINGS.get((i + row.place().length()) % READINGS.size()).apply(row, columns.get(i));
                read++;
            } catch (DataFileException e) {
                if (row.place().hashCode() % 7 == 0) {
                    throw e;
                }
            }
        }
        return read;
    }

    /** The beginning of each. */
    private static List<byte[]> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .map(TableFuzzTest::beginning)
                    .toList();
        }
    }

    private static byte[] beginning(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return String.join("\n", lines.limit(12).toList()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

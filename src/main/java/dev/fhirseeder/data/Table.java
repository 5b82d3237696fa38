package dev.fhirseeder.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of the class path (RFC 4180, UTF-8, a header row), read strictly: its columns are exactly the expected
 * ones, in any order, and each row has a cell for each column.
 */
public final class Table {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Table() {}

    /**
     * Reads a whole file, one value a row.
     *
     * @param path below the root of the class path, for example {@code catalogue/vaccines.csv}
     * @param columns exactly the columns that the file must have
     * @param value makes the value of one row
     * @throws DataFileException if the file is missing or unreadable, a column is missing, unknown or there twice, a row
     *     is too short or too long, or {@code value} refuses a cell
     */
    public static <T> List<T> read(String path, List<String> columns, Function<Row, T> value) {
        return rows(path, header -> checkHeader(path, columns, header), value);
    }

    /**
     * Reads some columns of a file, one value a row. That the file has no others is for the reader of the whole to check.
     *
     * @param columns columns that the file must have
     * @throws DataFileException as {@link #read} does, but not for a column beyond those
     */
    public static <T> List<T> excerpt(String path, List<String> columns, Function<Row, T> value) {
        return rows(
                path,
                header -> checkHeader(
                        path, columns, header.stream().filter(columns::contains).toList()),
                value);
    }

    private static <T> List<T> rows(String path, Consumer<List<String>> header, Function<Row, T> value) {
        try (InputStream bytes = open(path)) {
            return rows(path, bytes, header, value);
        } catch (IOException e) {
            throw new DataFileException(path, "not readable: " + e.getMessage(), e);
        }
    }

    /** Reads what is open already. */
    static <T> List<T> rows(String path, InputStream bytes, Consumer<List<String>> header, Function<Row, T> value) {
        List<T> values = new ArrayList<>();
        try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(text, FORMAT)) {
            header.accept(parser.getHeaderNames());
            for (CSVRecord cells : parser) {
                if (!cells.isConsistent()) {
                    throw new DataFileException(
                            path + " line " + parser.getCurrentLineNumber(),
                            "found " + cells.size() + " cells, expected "
                                    + parser.getHeaderNames().size());
                }
                values.add(value(path + " line " + parser.getCurrentLineNumber(), cells, value));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new DataFileException(path, "not readable as CSV: " + e.getMessage(), e);
        }
        return List.copyOf(values);
    }

    private static <T> T value(String place, CSVRecord cells, Function<Row, T> value) {
        try {
            return value.apply(new Row(place, cells));
        } catch (IllegalArgumentException e) {
            throw new DataFileException(place, String.valueOf(e.getMessage()), e);
        }
    }

    private static InputStream open(String path) {
        InputStream bytes = Table.class.getClassLoader().getResourceAsStream(path);
        if (bytes == null) {
            throw new DataFileException(path, "not found on the class path");
        }
        return bytes;
    }

    private static void checkHeader(String path, List<String> expected, List<String> found) {
        List<String> unknown = new ArrayList<>(found);
        unknown.removeAll(expected);
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        if (!unknown.isEmpty() || !missing.isEmpty() || found.size() != expected.size()) {
            throw new DataFileException(
                    path + " line 1", "found the columns " + found + ", expected exactly " + expected);
        }
    }
}

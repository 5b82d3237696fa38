package dev.fhirseeder.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of a {@link Table}; each method reads one cell and refuses what it cannot understand. */
public final class Row {

    private final String place;
    private final CSVRecord cells;

    Row(String place, CSVRecord cells) {
        this.place = place;
        this.cells = cells;
    }

    /**
     * Returns the cell's text.
     *
     * @throws DataFileException if the cell is blank
     */
    public String text(String column) {
        String text = cells.get(column).strip();
        if (text.isEmpty()) {
            throw problem(column, "found nothing, expected a text", null);
        }
        return text;
    }

    /** Returns the cell's text, or nothing if it is blank. */
    public Optional<String> optional(String column) {
        String text = cells.get(column).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Returns the parts of the cell between bars, none if it is blank; {@code a|b} has two. */
    public List<String> list(String column) {
        return optional(column)
                .map(t -> Arrays.stream(t.split("\\|")).map(String::strip).toList())
                .orElse(List.of());
    }

    /**
     * Reads the cell with the given function.
     *
     * @param expected what a good cell looks like, for the message
     * @throws DataFileException if the cell is blank or the function throws
     */
    public <T> T value(String column, String expected, Function<String, T> reader) {
        String text = text(column);
        try {
            return reader.apply(text);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw problem(column, "found '" + text + "', expected " + expected, e);
        }
    }

    /** Reads the cell with the given function, or returns nothing if it is blank. */
    public <T> Optional<T> optionalValue(String column, String expected, Function<String, T> reader) {
        return optional(column).map(text -> value(column, expected, reader));
    }

    /** Returns a whole number. */
    public int number(String column) {
        return value(column, "a whole number", Integer::parseInt);
    }

    /** Returns a whole number that is not below another. */
    public int number(String column, int least) {
        return value(column, "a whole number from " + least + " on", text -> {
            int number = Integer.parseInt(text);
            if (number < least) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /** Returns a decimal number with the digits as written. */
    public BigDecimal decimal(String column) {
        return value(column, "a decimal number", BigDecimal::new);
    }

    /** Returns a date, written as {@code 2024-07-29}. */
    public LocalDate date(String column) {
        return value(column, "a date like 2024-07-29", LocalDate::parse);
    }

    /** Returns whether the cell says {@code true}; it must say that or {@code false}. */
    public boolean truth(String column) {
        return value(column, "true or false", Row::truthOf);
    }

    /** Returns the file and the line, for messages that concern the whole row. */
    public String place() {
        return place;
    }

    private static boolean truthOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private DataFileException problem(String column, String problem, @Nullable Throwable cause) {
        return new DataFileException(place + ", column " + column, problem, cause);
    }
}

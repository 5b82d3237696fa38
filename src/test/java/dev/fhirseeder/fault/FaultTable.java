package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One table of {@code src/docs/faults.md} as the tests find it; {@code -Dapprove} writes it to the page. */
final class FaultTable {

    private static final Path PAGE = Path.of("src/docs/faults.md");
    private static final String HEAD = "| Fault | Injected | Sent again | Dead-lettered | Left | Lost | Duplicated |";
    private static final String RULE = "|---|---|---|---|---|---|---|";

    private final Map<String, String> rows = new ConcurrentHashMap<>();
    private final String heading;
    private final List<String> titles;

    /**
     * Prepares an empty table.
     *
     * @param heading below which it stands, without the number signs
     * @param titles of its rows, in their order
     */
    FaultTable(String heading, List<String> titles) {
        this.heading = "## " + heading;
        this.titles = titles;
    }

    /**
     * One row.
     *
     * @param title of the fault
     * @param injected how often it was injected
     * @param sentAgain how many Bundles were sent again
     * @param deadLettered how many people are in the dead letters
     * @param left how many people remain
     * @param account which says what is lost and what stands twice
     */
    record Row(String title, Object injected, Object sentAgain, Object deadLettered, Object left, Account account) {

        private String line() {
            Stream<Object> cells = Stream.of(
                    title,
                    injected,
                    sentAgain,
                    deadLettered,
                    left,
                    account.lost().size(),
                    account.duplicated().size());
            return "| " + String.join(" | ", cells.map(Object::toString).toList()) + " |";
        }
    }

    /** Puts down what was found. */
    void add(Row row) {
        rows.put(row.title(), row.line());
    }

    /** Compares the page with what was found, once every row was. */
    void compare() {
        if (!rows.keySet().containsAll(titles)) {
            return;
        }
        List<String> found = Stream.concat(
                        Stream.of(HEAD, RULE), titles.stream().map(rows::get))
                .toList();
        if (System.getProperty("approve") != null) {
            write(found);
        }
        assertThat(page().subList(from(), to()))
                .as("%s; -Dapprove writes the table below '%s'", PAGE, heading)
                .isEqualTo(found);
    }

    private void write(List<String> found) {
        List<String> page = new ArrayList<>(page());
        page.subList(from(), to()).clear();
        page.addAll(from(), found);
        try {
            Files.write(PAGE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int from() {
        List<String> page = page();
        int line = page.indexOf(heading);
        while (!page.get(line).startsWith("|")) {
            line++;
        }
        return line;
    }

    private int to() {
        List<String> page = page();
        int line = from();
        while (line < page.size() && page.get(line).startsWith("|")) {
            line++;
        }
        return line;
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

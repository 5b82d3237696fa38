package dev.fhirseeder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a page shows that a command prints. A line of {@code …} stands for any lines, and a last line of {@code ^C} for a
 * reader who interrupts. Times, rates, ports, and names of runs may differ; so may seeds and dates that the command does
 * not choose, and lines that come and go: progress and warnings.
 */
final class Shown {

    private static final String ANY_LINES = "…";
    private static final String INTERRUPT = "^C";

    private static final Pattern PASSING = Pattern.compile("\\S+Z (INFO  Progress|WARN ) .*|Port \\d+ is taken; .*");

    private static final List<List<String>> VARIABLE = List.of(
            List.of("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME"),
            List.of("\\d{8}-\\d{6}-[0-9a-f]{10}", "RUN"),
            List.of("\\.{3,}", "DOTS"),
            List.of("(localhost|127\\.0\\.0\\.1):\\d+", "HOST"),
            List.of("ms=\\d+", "ms=N"),
            List.of("[\\d,.]+ (ms|s|resources/s)\\b", "N $1"),
            List.of("\\s+$", ""));

    private static final List<String> SEED = List.of("(seed|SEED)=-?\\d+", "$1=N");
    private static final List<String> DATES = List.of("(asOf|AS_OF|populationDate|POPULATION_DATE)=[\\d-]+", "$1=DATE");

    private final List<List<String>> variable = new ArrayList<>(VARIABLE);
    private final List<String> lines;
    private final boolean interrupted;

    /**
     * Prepares the comparison.
     *
     * @param command as the page has it
     * @param text as the page has it; empty if it shows nothing
     */
    Shown(String command, String text) {
        if (!command.contains("SEED=")) {
            variable.add(SEED);
        }
        if (!command.contains("AS_OF=")) {
            variable.add(DATES);
        }
        List<String> shown = text.lines().toList();
        interrupted = !shown.isEmpty() && shown.get(shown.size() - 1).equals(INTERRUPT);
        lines = interrupted ? shown.subList(0, shown.size() - 1) : shown;
    }

    /** Tells whether the page shows an interrupt at the end. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Tells whether the page shows what was printed; of a command that is interrupted, what was printed so far. */
    boolean matches(List<String> printed) {
        if (lines.isEmpty()) {
            return true;
        }
        StringBuilder pattern = new StringBuilder();
        for (String line : lines) {
            pattern.append(line.equals(ANY_LINES) ? "(?:.*\\n)*?" : Pattern.quote(steady(line) + "\n"));
        }
        StringBuilder text = new StringBuilder();
        printed.stream()
                .filter(line -> !PASSING.matcher(line).matches())
                .forEach(line -> text.append(steady(line)).append('\n'));
        var matcher = Pattern.compile(pattern.toString()).matcher(text);
        return interrupted ? matcher.lookingAt() : matcher.matches();
    }

    private String steady(String line) {
        String steady = line;
        for (List<String> rule : variable) {
            steady = steady.replaceAll(rule.get(0), rule.get(1));
        }
        return steady;
    }
}

package dev.fhirseeder.settings;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Something that an operator chose cannot be; the message names every fault that was found, one a line. A fault quotes what
 * strangers wrote: what would break its line is written out ({@link OneLine}).
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Longer than any list of what may be; a value that is quoted may be of any length. */
    private static final int LONGEST = 2_000;

    private final transient List<String> problems;
    private final boolean passing;

    /**
     * States what is wrong.
     *
     * @param problems at least one; each names the setting, what was found and what was expected
     */
    public SettingsException(List<String> problems) {
        this(problems, false);
    }

    private SettingsException(List<String> problems, boolean passing) {
        super(problems.stream().map(SettingsException::line).collect(Collectors.joining("\n")));
        this.problems = problems.stream().map(SettingsException::line).toList();
        this.passing = passing;
    }

    private static String line(String problem) {
        return OneLine.of(problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST) + "…");
    }

    /** States what cannot be now, and can when something else has come to its end: whoever asks may ask again as it is. */
    public static SettingsException passing(String problem) {
        return new SettingsException(List.of(problem), true);
    }

    /** Returns the same in other words. */
    public SettingsException reworded(UnaryOperator<String> words) {
        return new SettingsException(problems.stream().map(words).toList(), passing);
    }

    /** Tells whether the same can be later. */
    public boolean isPassing() {
        return passing;
    }

    /** Returns each fault. */
    public List<String> problems() {
        return problems;
    }
}

package dev.fhirseeder.settings;

import java.util.List;

/** Something that an operator chose cannot be; the message names every fault that was found, one a line. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * States what is wrong.
     *
     * @param problems at least one; each names the setting, what was found and what was expected
     */
    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns each fault. */
    public List<String> problems() {
        return problems;
    }
}

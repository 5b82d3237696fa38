package dev.fhirseeder.run;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an operator asks for a run once more, with a command that can be pasted into a shell. It holds no secret.
 *
 * @param trigger the assignment that asks for one run, empty if nothing else would be asked
 * @param stated assignments of what the request states and the operator has chosen otherwise
 * @param settings assignments of how its people travel, where the operator has chosen otherwise than the defaults
 * @param program what is started
 */
public record Start(String trigger, String stated, String settings, String program) {

    /** What is not started by an operator. */
    static final Start PLAIN = new Start("", "", "", "java -jar fhir-seeder.jar");

    /** Returns the command that makes the same people again, who are those of some assignments. */
    public String again(String people) {
        return command(trigger, people, settings, program);
    }

    /**
     * Returns the command that goes on with a run, or what does so without one.
     *
     * @param next whether it takes the next people of a feed
     */
    String resume(String runId, boolean next) {
        return next
                ? "the feed begins with the rest of this run"
                : command(trigger, "RUN_ID=" + runId, stated, settings, program);
    }

    private static String command(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Returns the assignment of a value, as a shell reads it. */
    public static String assignment(String variable, String value) {
        return variable + "=" + word(value);
    }

    /** Returns a text as one word of a shell. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./:,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

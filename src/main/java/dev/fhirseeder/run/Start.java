package dev.fhirseeder.run;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an operator asks for a run once more, with a command that can be pasted into a shell. It holds no secret.
 *
 * @param trigger the assignment that asks for one run, empty if nothing else would be asked
 * @param stated values of what the request states and the operator has chosen otherwise, by their variables
 * @param settings values of how its people travel, where the operator has chosen otherwise than the defaults
 * @param program what is started
 */
public record Start(String trigger, Map<String, String> stated, Map<String, String> settings, String program) {

    /** What is not started by an operator. */
    static final Start PLAIN = new Start("", Map.of(), Map.of(), "java -jar fhir-seeder.jar");

    /** Keeps the variables in their order. */
    public Start {
        stated = ImmutableMap.copyOf(stated);
        settings = ImmutableMap.copyOf(settings);
    }

    /**
     * Returns the command that makes the same people again. What they leave to a default is said, too, where the operator has
     * chosen otherwise: whoever pastes the command has those settings still.
     *
     * @param people values that say who they are, by their variables
     */
    public String again(Map<String, String> people) {
        return command(trigger, people, stated, settings);
    }

    /** Returns the command that does something else with people of this run, as some values say by their variables. */
    public String instead(Map<String, String> values) {
        return command("", values, Map.of(), settings);
    }

    /**
     * Returns the command that goes on with a run, or what does so without one.
     *
     * @param next whether it takes the next people of a feed
     */
    String resume(String runId, boolean next) {
        return next
                ? "the feed begins with the rest of this run"
                : command(trigger, Map.of("RUN_ID", runId), stated, settings);
    }

    /** Of two values of a variable the first holds. */
    private String command(
            String first, Map<String, String> values, Map<String, String> otherwise, Map<String, String> way) {
        Map<String, String> all = new LinkedHashMap<>(values);
        otherwise.forEach(all::putIfAbsent);
        way.forEach(all::putIfAbsent);
        return Stream.of(
                        Stream.of(first).filter(assignment -> !assignment.isEmpty()),
                        all.entrySet().stream().map(value -> assignment(value.getKey(), value.getValue())),
                        Stream.of(program))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    private static String assignment(String variable, String value) {
        return variable + "=" + word(value);
    }

    /** Returns a text as one word of a shell. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./:,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Script;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * How a run against a scripted server ended.
 *
 * @param exitCode of the application
 * @param server that it sent to, closed now
 * @param report of the run, its books balanced
 * @param seeding as it was run
 */
record Outcome(int exitCode, ScriptedServer server, JsonNode report, Seeding seeding) {

    /** Runs against a server that answers by a script. Whoever was made must be delivered or dead-lettered. */
    static Outcome of(Seeding seeding, Script script) {
        Outcome outcome = withTrouble(seeding, script);
        assertThat(outcome.report("generated"))
                .as("the books of the run")
                .isEqualTo(outcome.report("delivered") + outcome.report("deadLettered"));
        assertThat(outcome.patients()).as("what the server has").isGreaterThanOrEqualTo(outcome.report("delivered"));
        assertThat(outcome.report().get("troubles"))
                .allSatisfy(trouble -> assertThat(trouble.asText()).startsWith("given up: "));
        return outcome;
    }

    /** Runs against a server that answers by a script, under conditions under which the books need not balance. */
    static Outcome withTrouble(Seeding seeding, Script script) {
        return withTrouble(seeding, new ScriptedServer(script));
    }

    /** Runs against a server, which is closed then, under conditions under which the books need not balance. */
    static Outcome withTrouble(Seeding seeding, ScriptedServer open) {
        try (ScriptedServer server = open) {
            int exitCode = seeding.with("FHIR_URL", server.baseUrl()).run();
            Outcome outcome = new Outcome(exitCode, server, seeding.report(), seeding);
            assertThat(outcome.report("remaining"))
                    .as("the books of the run")
                    .isNotNegative()
                    .isEqualTo(
                            outcome.report("requested") - outcome.report("delivered") - outcome.report("deadLettered"));
            return outcome;
        }
    }

    /** Returns a number of the report. */
    long report(String field) {
        return report.get(field).asLong();
    }

    /** Returns why the first dead letter is one. */
    JsonNode cause() {
        return Seeding.json(seeding.files("dead-letter", ".cause.json").get(0));
    }

    private long patients() {
        return server.taken().stream()
                .flatMap(bundle -> StreamSupport.stream(bundle.get("entry").spliterator(), false))
                .filter(entry -> entry.at("/resource/resourceType").asText().equals("Patient"))
                .count();
    }

    /** Returns the ids of the Patients that the server has taken. */
    Set<String> people() {
        Set<String> people = new HashSet<>();
        server.taken()
                .forEach(bundle -> bundle.get("entry").forEach(entry -> {
                    if (entry.at("/resource/resourceType").asText().equals("Patient")) {
                        people.add(entry.at("/resource/id").asText());
                    }
                }));
        return people;
    }
}

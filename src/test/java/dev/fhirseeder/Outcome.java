package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Script;
import java.util.HashSet;
import java.util.Set;

/**
 * How a run against a scripted server ended.
 *
 * @param exitCode of the application
 * @param server that it sent to, closed now
 * @param report of the run, its books balanced
 * @param seeding as it was run
 */
record Outcome(int exitCode, ScriptedServer server, JsonNode report, Seeding seeding) {

    /** Runs against a server that answers by a script. */
    static Outcome of(Seeding seeding, Script script) {
        try (ScriptedServer server = new ScriptedServer(script)) {
            int exitCode = seeding.with("FHIR_URL", server.baseUrl()).run();
            JsonNode report = seeding.report();
            assertThat(report.get("requested").asLong())
                    .as("the books of the run")
                    .isEqualTo(report.get("delivered").asLong()
                            + report.get("deadLettered").asLong()
                            + report.get("remaining").asLong());
            return new Outcome(exitCode, server, report, seeding);
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

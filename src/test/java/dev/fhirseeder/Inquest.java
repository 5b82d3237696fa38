package dev.fhirseeder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.QuestionServer;
import dev.fhirseeder.server.QuestionServer.Question;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a job, or a run that is read back, has ended that put its questions to a scripted server.
 *
 * @param exitCode of the application
 * @param questions that were put
 * @param errors of the log
 * @param seeding as it was run
 */
record Inquest(int exitCode, List<Question> questions, List<String> errors, Seeding seeding) {

    static Inquest of(Seeding seeding, Function<Question, Answer> script) {
        return of(seeding, (question, before) -> script.apply(question));
    }

    /** Runs against a server whose answers depend on what it was asked before, too; that holds the question itself. */
    static Inquest of(Seeding seeding, BiFunction<Question, List<Question>, Answer> script) {
        QuestionServer[] self = new QuestionServer[1];
        try (QuestionServer server = new QuestionServer(question -> script.apply(question, self[0].questions()));
                Heeded log = new Heeded()) {
            self[0] = server;
            int exitCode = seeding.with("FHIR_URL", server.baseUrl()).run();
            return new Inquest(exitCode, server.questions(), log.errors(), seeding);
        }
    }

    /** Returns the one report whose name begins so. */
    JsonNode report(String begin) {
        return report(seeding, begin);
    }

    /** Returns the one report of a seeding whose name begins so. */
    static JsonNode report(Seeding seeding, String begin) {
        return seeding.files("reports", ".json").stream()
                .filter(file -> file.toString().contains("/" + begin))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one report of " + begin);
                })
                .map(Seeding::json)
                .orElseThrow();
    }
}

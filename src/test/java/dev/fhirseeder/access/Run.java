package dev.fhirseeder.access;

import dev.fhirseeder.Application;
import dev.fhirseeder.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One run of the application in this process, two Bundles of one person each, and all that it says. */
final class Run {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "NUM_RECORDS", "2",
            "BUNDLE_SIZE", "1",
            "PARALLELISM", "1",
            "SEED", "7",
            "AS_OF", "2026-11-22",
            "VACCINES", "MMR",
            "MANAGEMENT_PORT", "0",
            "RETRY_DELAY", "PT0.001S"));
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private int exitCode = -1;

    Run(Path folder) {
        with("DATA_DIR", folder.resolve("data"));
    }

    static Run to(Path folder, Door door) {
        return new Run(folder).with("FHIR_URL", door.baseUrl());
    }

    /** A run with the secret of a client, which is not named yet. */
    static Run oauth2(Path folder, Door door, TokenServer tokens) {
        return to(folder, door)
                .with("FHIR_AUTH", "oauth2")
                .with("FHIR_TOKEN_URL", tokens.tokenUrl())
                .with("FHIR_CLIENT_SECRET", TokenServer.SECRET)
                .with("FHIR_SCOPE", TokenServer.SCOPE);
    }

    /** A run with the key of a client, which gets its tokens where the server says. */
    static Run smart(Path folder, Door door, String client, Path key) {
        return to(folder, door)
                .with("FHIR_AUTH", "smart")
                .with("FHIR_CLIENT_ID", client)
                .with("FHIR_CLIENT_KEY_FILE", key)
                .with("FHIR_SCOPE", TokenServer.SCOPE);
    }

    Run with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** Runs to the end. */
    Run go() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream ear = new PrintStream(words, true, StandardCharsets.UTF_8)) {
            System.setOut(ear);
            System.setErr(ear);
            exitCode = Application.run(new Surroundings(Path.of(""), environment, Map.of()));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return this;
    }

    int exitCode() {
        return exitCode;
    }

    /** Returns what was printed and logged. */
    String words() {
        return words.toString(StandardCharsets.UTF_8);
    }
}

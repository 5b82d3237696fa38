package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.Seeding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of some people that may be sent again and again, until the same people are read back from the real server. */
final class Trial {

    static final int PEOPLE = 12;
    static final int BUNDLE_SIZE = 3;

    /** Whether the Bundles of every trial are sent compressed: {@code -Dfaults.gzip=true}. */
    private static final boolean GZIP = Boolean.getBoolean("faults.gzip");

    private final Path folder;
    private final long seed;
    private final Map<String, Object> settings = new HashMap<>();

    /**
     * Prepares the run.
     *
     * @param folder below which it writes
     * @param seed under whose tag the server holds nothing yet
     * @param writeMode as the setting is written
     */
    Trial(Path folder, long seed, String writeMode) {
        this.folder = folder;
        this.seed = seed;
        with("NUM_RECORDS", PEOPLE)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR")
                .with("BUNDLE_SIZE", BUNDLE_SIZE)
                .with("PARALLELISM", 2)
                .with("GZIP_REQUESTS", GZIP)
                .with("WRITE_MODE", writeMode);
    }

    /** Lets the server take so little time to answer that a test can wait for it to be over. */
    Trial against(Fault fault) {
        return fault == Fault.SILENT_TAKEN || fault == Fault.SILENT_UNTAKEN ? with("RESPONSE_TIMEOUT", "PT4S") : this;
    }

    Trial with(String variable, Object value) {
        settings.put(variable, value);
        return this;
    }

    /** Runs against that base URL, to the end, and returns the exit code. */
    int run(String baseUrl) {
        int exitCode = seeding("data").with("FHIR_URL", baseUrl).run();
        assertThat(report("requested"))
                .as("the books of the report")
                .isEqualTo(report("delivered") + report("deadLettered") + report("remaining"));
        return exitCode;
    }

    /** Sends the dead letters again to that base URL, and returns the exit code. */
    int replay(String baseUrl) {
        return seeding("data")
                .with("FHIR_URL", baseUrl)
                .with("TRIGGER", "replay")
                .run();
    }

    /** Returns the same run as a process of its own. */
    Life life(String baseUrl) {
        Life life = new Life(folder.resolve("log"))
                .with("FHIR_URL", baseUrl)
                .with("DATA_DIR", folder.resolve("data"))
                .with("MANAGEMENT_PORT", 0)
                .with("SEED", seed);
        settings.forEach(life::with);
        return life;
    }

    /** Returns all that the seed stands for, as {@code SINK=ndjson} writes it. */
    Content made() {
        assertThat(seeding("made").with("SINK", "ndjson").run()).isZero();
        return Content.ofNdjson(folder.resolve("made/ndjson"));
    }

    /** Reads the server at that base URL back and settles the account. */
    Account account(Content made, String server) {
        return Account.of(
                made,
                new Holdings(server).of(seed),
                Content.ofDeadLetters(folder.resolve("data")),
                report("remaining"));
    }

    /** Returns a number of the last report. */
    int report(String field) {
        return seeding("data").report().get(field).asInt();
    }

    /** Returns the cause of each dead letter. */
    List<JsonNode> causes() {
        return seeding("data").files("dead-letter", ".cause.json").stream()
                .map(Seeding::json)
                .toList();
    }

    private Seeding seeding(String data) {
        Seeding prepared = new Seeding(folder.resolve(data)).with("SEED", seed);
        settings.forEach(prepared::with);
        return prepared;
    }
}

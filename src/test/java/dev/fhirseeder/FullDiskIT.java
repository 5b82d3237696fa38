package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more: here a process whose files must not grow beyond a limit. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class FullDiskIT {

    private static final int PEOPLE = 2_000;

    @TempDir
    Path data;

    @Test
    void a_disk_that_is_full_at_the_start_is_named_and_nothing_is_sent() throws Exception {
        // Given
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {

            // When
            int exitCode = seeder("ulimit -f 16", server).waitFor();

            // Then
            assertThat(exitCode).isEqualTo(2);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void a_ledger_that_cannot_be_written_any_more_stops_the_run_and_nobody_is_lost() throws Exception {
        // Given
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {

            // When
            int exitCode = seeder("ulimit -f 140", server).waitFor();
            JsonNode stopped = new Seeding(data).report();
            int taken = server.taken().size();
            int resumed = seeder("true", server).waitFor();

            // Then
            JsonNode done = new Seeding(data).report();
            assertThat(exitCode).isEqualTo(1);
            assertThat(stopped.get("troubles"))
                    .isNotEmpty()
                    .allMatch(trouble -> trouble.asText().contains("the ledger cannot be written"));
            assertThat(stopped.get("delivered").asInt()).isEqualTo(taken);
            assertThat(stopped.get("remaining").asInt())
                    .isEqualTo(PEOPLE - taken)
                    .isPositive();
            assertThat(resumed).isZero();
            assertThat(done.get("runId")).isEqualTo(stopped.get("runId"));
            assertThat(done.get("delivered").asInt()).isEqualTo(PEOPLE);
            assertThat(server.taken().size())
                    .isBetween(PEOPLE, PEOPLE + stopped.get("troubles").size());
        }
    }

    private Process seeder(String limits, ScriptedServer server) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("FHIR_URL", server.baseUrl());
        settings.put("DATA_DIR", data.toString());
        settings.put("NUM_RECORDS", Integer.toString(PEOPLE));
        settings.put("BUNDLE_SIZE", "1");
        settings.put("SEED", "7");
        settings.put("AS_OF", "2026-11-22");
        settings.put("VACCINES", "MMR");
        settings.put("LOG_LEVEL", "WARN");
        settings.put("MANAGEMENT_PORT", "0");
        Process process = Child.packaged(limits, settings);
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process;
    }
}

package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Metrics say what has become of people: of two provinces in turn, one a Bundle, one Bundle at a time, of which the server
 * refuses the second for good and the fourth once. It is asked while the server has the last Bundle in hand.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MetersTruthTest {

    private final List<String> scrapes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final List<Long> ledger = new ArrayList<>();

    @BeforeAll
    void run(@TempDir Path data) throws Exception {
        int port = Loopback.freePort();
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            if (number == 1) {
                queued.set(isSoon("fhir_seeder_bundles_queued 1.0", port));
            }
            if (number == 2) {
                return Answer.refused(422);
            }
            if (number == 4) {
                return Answer.refused(503);
            }
            if (number == 6) {
                ledger.add(journal(data));
                scrapes.add(Loopback.get("http://127.0.0.1:" + port + "/observe/metrics")
                        .body());
            }
            return Answer.taken(bundle);
        })) {
            new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("MANAGEMENT_PORT", port)
                    .with("SEED", 7)
                    .with("PT", "on,bc")
                    .with("AS_OF", "2026-11-22")
                    .with("NUM_RECORDS", 5)
                    .with("BUNDLE_SIZE", 1)
                    .with("PARALLELISM", 1)
                    .run();
        }
    }

    /** Tells whether a line is served soon: the next Bundle becomes full while the first is being sent, or a little later. */
    private static boolean isSoon(String line, int port) {
        for (int i = 0; i < 600; i++) {
            if (Loopback.get("http://127.0.0.1:" + port + "/observe/metrics")
                    .body()
                    .contains("\n" + line + "\n")) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return false;
    }

    private static long journal(Path data) {
        try (Stream<Path> files = Files.list(data.resolve("ledger"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void people_and_resources_stand_with_their_province_and_result() {
        assertThat(value("fhir_seeder_records_total{pt=\"on\",result=\"delivered\"}"))
                .isEqualTo(2);
        assertThat(value("fhir_seeder_records_total{pt=\"bc\",result=\"delivered\"}"))
                .isEqualTo(1);
        assertThat(value("fhir_seeder_records_total{pt=\"bc\",result=\"dead-lettered\"}"))
                .isEqualTo(1);
        assertThat(value("fhir_seeder_records_total{pt=\"on\",result=\"dead-lettered\"}"))
                .isZero();
        assertThat(value("fhir_seeder_resources_total{pt=\"on\",result=\"delivered\",type=\"Patient\"}"))
                .isEqualTo(2);
        assertThat(value("fhir_seeder_resources_total{pt=\"bc\",result=\"dead-lettered\",type=\"Patient\"}"))
                .isEqualTo(1);
    }

    @Test
    void attempts_stand_with_what_the_server_has_answered() {
        assertThat(value("fhir_seeder_attempt_seconds_count{outcome=\"delivered\",status=\"200\"}"))
                .isEqualTo(3);
        assertThat(value("fhir_seeder_attempt_seconds_count{outcome=\"refused\",status=\"422\"}"))
                .isEqualTo(1);
        assertThat(value("fhir_seeder_attempt_seconds_count{outcome=\"transient\",status=\"503\"}"))
                .isEqualTo(1);
    }

    @Test
    void bundles_stand_with_their_time_and_one_is_in_flight() {
        assertThat(value("fhir_seeder_bundle_seconds_count{result=\"delivered\"}"))
                .isEqualTo(3);
        assertThat(value("fhir_seeder_bundle_seconds_count{result=\"dead-lettered\"}"))
                .isEqualTo(1);
        assertThat(value("fhir_seeder_bundle_seconds_sum{result=\"delivered\"}"))
                .isGreaterThanOrEqualTo(value("fhir_seeder_encoding_seconds_sum") / 2)
                .isPositive();
        assertThat(value("fhir_seeder_bundles_in_flight")).isEqualTo(1);
        assertThat(value("fhir_seeder_bundles_queued")).isZero();
    }

    @Test
    void a_bundle_that_is_full_is_queued_while_the_one_before_has_its_place() {
        assertThat(queued).isTrue();
    }

    @Test
    void everybody_was_drawn_and_encoded_once_whatever_the_server_said() {
        assertThat(value("fhir_seeder_generation_seconds_count")).isEqualTo(5);
        assertThat(value("fhir_seeder_encoding_seconds_count")).isEqualTo(5);
        assertThat(value("fhir_seeder_generation_seconds_sum")).isPositive();
    }

    @Test
    void the_dead_letter_and_the_ledger_are_those_of_the_folder() {
        assertThat(value("fhir_seeder_dead_letters")).isEqualTo(1);
        assertThat(value("fhir_seeder_ledger_bytes"))
                .isEqualTo(ledger.get(0).doubleValue())
                .isPositive();
        assertThat(value("fhir_seeder_waiting")).isZero();
    }

    private double value(String series) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(scrapes.get(0));
        assertThat(line.find()).as("%s in%n%s", series, scrapes.get(0)).isTrue();
        return Double.parseDouble(line.group(1));
    }
}

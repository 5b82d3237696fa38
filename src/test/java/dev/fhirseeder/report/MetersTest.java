package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void people_stand_at_zero_before_anything_happens() {
        // When
        meters.expect(List.of("on", "yt"));

        // Then
        assertThat(records("yt", "delivered")).isZero();
        assertThat(records("on", "dead-lettered")).isZero();
        assertThat(registry.find("fhir.seeder.records").counters()).hasSize(4);
    }

    @Test
    void what_is_delivered_counts_as_people_as_resources_by_province_and_type_and_as_bytes() {
        // When
        meters.delivered(
                List.of(
                        new Share("on", 3, Map.of("Patient", 3, "Immunization", 20)),
                        new Share("qc", 1, Map.of("Patient", 1))),
                500);
        meters.delivered(List.of(new Share("on", 2, Map.of("Patient", 2))), 100);

        // Then
        assertThat(records("on", "delivered")).isEqualTo(5);
        assertThat(records("qc", "delivered")).isEqualTo(1);
        assertThat(resources("on", "delivered", "Patient")).isEqualTo(5);
        assertThat(resources("qc", "delivered", "Patient")).isEqualTo(1);
        assertThat(resources("on", "delivered", "Immunization")).isEqualTo(20);
        assertThat(registry.get("fhir.seeder.delivered").counter().count()).isEqualTo(600);
    }

    @Test
    void a_dead_letter_counts_its_people_and_resources_and_no_bytes() {
        // When
        meters.deadLettered(List.of(new Share("on", 4, Map.of("Patient", 4, "Condition", 1))));

        // Then
        assertThat(records("on", "dead-lettered")).isEqualTo(4);
        assertThat(resources("on", "dead-lettered", "Condition")).isEqualTo(1);
        assertThat(registry.find("fhir.seeder.records")
                        .tag("result", "delivered")
                        .counter())
                .isNull();
        assertThat(registry.get("fhir.seeder.delivered").counter().count()).isZero();
    }

    /** Types come from dead letters that somebody may have written, too, and statuses from whatever answers. */
    @Test
    void what_nobody_expects_shares_one_label() {
        // When
        meters.delivered(List.of(new Share("unknown", 2, Map.of("Bogus", 1, "Binary", 2))), 1);
        meters.attempted(713, "permanent", Duration.ofMillis(1));
        meters.attempted(999, "permanent", Duration.ofMillis(1));

        // Then
        assertThat(resources("unknown", "delivered", "other")).isEqualTo(3);
        assertThat(attempts("other").count()).isEqualTo(2);
        assertThat(registry.find("fhir.seeder.attempt").timers()).hasSize(1);
    }

    @Test
    void attempts_are_timed_by_their_status() {
        // When
        meters.attempted(200, "delivered", Duration.ofMillis(30));
        meters.attempted(503, "transient", Duration.ofMillis(10));
        meters.attempted(503, "transient", Duration.ofMillis(20));

        // Then
        assertThat(attempts("200").count()).isEqualTo(1);
        assertThat(attempts("503").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
    }

    @Test
    void bundles_are_timed_by_their_result_and_the_drawing_apart_from_the_encoding() {
        // When
        meters.ended(true, Duration.ofMillis(30));
        meters.ended(false, Duration.ofMillis(400));
        meters.ended(false, Duration.ofMillis(500));
        meters.drawn(Duration.ofMillis(3));
        meters.encoded(Duration.ofMillis(2));

        // Then
        assertThat(milliseconds(registry.get("fhir.seeder.bundle").tag("result", "delivered")))
                .isEqualTo(30);
        assertThat(milliseconds(registry.get("fhir.seeder.bundle").tag("result", "dead-lettered")))
                .isEqualTo(900);
        assertThat(milliseconds(registry.get("fhir.seeder.generation"))).isEqualTo(3);
        assertThat(milliseconds(registry.get("fhir.seeder.encoding"))).isEqualTo(2);
    }

    @Test
    void the_ledger_weighs_what_it_weighs_when_somebody_asks() {
        // Given
        AtomicLong size = new AtomicLong();
        meters.weigh(size::get);

        // When
        double before = gauge("fhir.seeder.ledger");
        size.set(512);

        // Then
        assertThat(before).isZero();
        assertThat(gauge("fhir.seeder.ledger")).isEqualTo(512);
    }

    @Test
    void what_is_shown_is_what_holds_when_somebody_asks() {
        // Given
        AtomicBoolean waiting = new AtomicBoolean();
        AtomicLong letters = new AtomicLong();
        AtomicBoolean leading = new AtomicBoolean(true);
        meters.show(waiting::get, letters::get);
        meters.lead(leading::get);

        // When
        double before = gauge("fhir.seeder.waiting");
        waiting.set(true);
        letters.set(3);
        leading.set(false);

        // Then
        assertThat(before).isZero();
        assertThat(gauge("fhir.seeder.waiting")).isEqualTo(1);
        assertThat(gauge("fhir.seeder.dead.letters")).isEqualTo(3);
        assertThat(gauge("fhir.seeder.leader")).isZero();
    }

    @Test
    void the_runs_under_way_are_counted_with_their_people_as_far_as_they_are() {
        // Given
        List<Run> runs = new ArrayList<>();
        meters.follow(() -> runs);
        double before = gauge("fhir.seeder.runs");

        // When
        runs.add(Reported.broken());
        runs.add(Requests.run(7));
        runs.get(1).taken(3);

        // Then
        assertThat(before).isZero();
        assertThat(gauge("fhir.seeder.runs")).isEqualTo(2);
        assertThat(gauge("fhir.seeder.people.remaining")).isEqualTo(207);
        assertThat(gauge("fhir.seeder.people.underway")).isEqualTo(3);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private static double milliseconds(RequiredSearch search) {
        return search.timer().totalTime(TimeUnit.MILLISECONDS);
    }

    private Timer attempts(String status) {
        return registry.get("fhir.seeder.attempt").tag("status", status).timer();
    }

    private double records(String pt, String result) {
        return registry.get("fhir.seeder.records")
                .tags("pt", pt, "result", result)
                .counter()
                .count();
    }

    private double resources(String pt, String result, String type) {
        return registry.get("fhir.seeder.resources")
                .tags("pt", pt, "result", result, "type", type)
                .counter()
                .count();
    }
}

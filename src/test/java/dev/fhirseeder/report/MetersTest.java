package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
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
        assertThat(records("delivered")).isZero();
        assertThat(records("dead-lettered")).isZero();
    }

    @Test
    void what_is_delivered_counts_as_people_as_resources_by_type_and_as_bytes() {
        // When
        meters.delivered(3, Map.of("Patient", 3, "Immunization", 20), 500);
        meters.delivered(2, Map.of("Patient", 2), 100);

        // Then
        assertThat(records("delivered")).isEqualTo(5);
        assertThat(resources("Patient")).isEqualTo(5);
        assertThat(resources("Immunization")).isEqualTo(20);
        assertThat(registry.get("fhir.seeder.delivered").counter().count()).isEqualTo(600);
    }

    @Test
    void a_dead_letter_counts_its_people_and_no_resource() {
        // When
        meters.deadLettered(4);

        // Then
        assertThat(records("dead-lettered")).isEqualTo(4);
        assertThat(records("delivered")).isZero();
    }

    @Test
    void attempts_are_timed_by_their_status() {
        // When
        meters.attempted(200, "delivered", Duration.ofMillis(30));
        meters.attempted(503, "transient", Duration.ofMillis(10));
        meters.attempted(503, "transient", Duration.ofMillis(20));

        // Then
        assertThat(registry.get("fhir.seeder.attempt")
                        .tag("status", "200")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("fhir.seeder.attempt")
                        .tag("status", "503")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
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

    private double records(String result) {
        return registry.get("fhir.seeder.records")
                .tag("result", result)
                .counter()
                .count();
    }

    private double resources(String type) {
        return registry.get("fhir.seeder.resources").tag("type", type).counter().count();
    }
}

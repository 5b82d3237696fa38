package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunReportTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_books_balance(long seed) {
        // Given
        Random fates = new Random(seed);
        int delivered = fates.nextInt(1_000);
        int deadLettered = fates.nextInt(1_000);
        Run run = Requests.run(delivered + deadLettered + fates.nextInt(3));
        run.tally().delivered(delivered, Map.of(), 0);
        run.tally().deadLettered(deadLettered);

        // When
        RunReport report = RunReport.of(run, "http://localhost/fhir");

        // Then
        assertThat(report.delivered() + report.deadLettered() + report.remaining())
                .as("seed %d", seed)
                .isEqualTo(report.requested());
        assertThat(report.isComplete())
                .as("seed %d", seed)
                .isEqualTo(report.deadLettered() == 0 && report.remaining() == 0);
    }

    @Test
    void resources_of_all_types_are_counted_together() {
        assertThat(RunReport.of(Reported.complete(), "x").totalResources()).isEqualTo(21_500);
    }

    @Test
    void without_an_answer_every_latency_is_zero() {
        assertThat(RunReport.of(Requests.run(1), "x").latencyMs()).isEqualTo(new RunReport.Latency(0, 0, 0, 0));
    }

    @Test
    void latencies_rise_from_the_median_to_the_longest() {
        // Given
        Run run = Requests.run(1);
        LongStream.rangeClosed(1, 1_000).forEach(run.tally()::answered);

        // When
        RunReport.Latency latency = RunReport.of(run, "x").latencyMs();

        // Then
        assertThat(latency).isEqualTo(new RunReport.Latency(500, 950, 990, 1_000));
    }
}

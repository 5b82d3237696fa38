package dev.fhirseeder.plan;

import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.SettingsException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Whatever comes over Kafka as a command or a result is one, or is refused. */
class MessagesFuzzTest {

    private static final Command COMMAND =
            new Command("load", 3, 10, 0, 10_000, Map.of("pt", "bc", "records", "1000", "startIndex", "3000"));

    @Test
    void a_command() {
        Fuzz.against(List.of(COMMAND.json()), Command::read, SettingsException.class);
    }

    @Test
    void a_result() {
        Histogram times = new Histogram(3);
        times.recordValue(250);
        Result result = new Result(
                COMMAND,
                990,
                10,
                Map.of("Patient", 1000L),
                100,
                2,
                123_456,
                7.5,
                Latencies.text(times),
                "http://localhost:8080/fhir",
                List.of("a trouble"));
        Fuzz.against(
                List.of(result.json(), Result.refused(COMMAND, List.of("no")).json()),
                Result::read,
                SettingsException.class);
    }

    @Test
    void what_is_collected_of_a_plan() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        GenerationRequest asked = new GenerationRequest(List.of("bc"), 20, 0, 7, day, day, List.of());
        Plan plan = new Plan("load", asked, 10);
        Result first = new Result(
                plan.command(0, 0), 9, 1, Map.of("Patient", 9L), 1, 0, 100, 0.5, "", "http://a", List.of("one"));
        Result second = Result.refused(plan.command(1, 10), List.of("no"));
        Fuzz.against(
                List.of(first.json(), second.json()),
                input -> {
                    Harvest harvest = new Harvest(plan, new Run("load", asked, false));
                    harvest.take(Result.read(input));
                    harvest.take(Result.read(input));
                    Run run = harvest.close("collecting");
                    if (harvest.chunks() > plan.chunks() || run.troubles().size() > 30) {
                        throw new IllegalStateException("It counts what is not of the plan");
                    }
                },
                SettingsException.class);
    }
}

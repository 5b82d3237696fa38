package dev.fhirseeder.plan;

import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.settings.SettingsException;
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
}

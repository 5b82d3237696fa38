package dev.fhirseeder.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.fuzz.Fuzz;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies among the reports is shown as it stands, or is no report, or cannot be read. */
class ReportsFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void a_report() {
        Fuzz.against(
                Fuzz.samples("""
                        {"runId":"a","seed":7,"pt":["bc","on"],"startIndex":0,"asOf":"2026-11-22","requested":10,"delivered":7,
                         "deadLettered":1,"remaining":2,"resources":{"Patient":7,"Immunization":100},"bundles":3,"retries":1,
                         "bytes":12345,"seconds":1.5,"latencyMs":{"p50":1,"max":7},"fhirUrl":"http://localhost:8080/fhir",
                         "troubles":["one"]}""", "{\"runId\":\"a\",\"requested\":1}"),
                input -> {
                    Fuzz.lay(folder.resolve("a.json"), input);
                    Archives archives = new Archives(folder);
                    archives.all().size();
                    if (archives.report("a").isPresent()) {
                        JSON.writeValueAsBytes(Standing.of(archives.report("a").orElseThrow()));
                    }
                },
                UncheckedIOException.class);
    }
}

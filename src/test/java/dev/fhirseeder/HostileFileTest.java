package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger drops into the inbox is never more than a text. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileFileTest {

    @TempDir
    Path folder;

    @Test
    void neither_the_name_of_a_file_nor_what_stands_in_it_is_evaluated_or_leads_elsewhere() throws Exception {
        // Given
        Dropping dropped = Dropping.below(folder);
        dropped.drop("${sys.user.home}.json", "{\"records\": 1, \"runId\": \"../../${sys.user.home}\"}");
        dropped.drop("a..%2f..%2fevil.json", "{\"records\": 1, \"sink\": \"ndjson?fileName=evil\"}");
        dropped.drop("CamelFileName.json", "{\"CamelFileName\": \"../evil\", \"records\": 1}");
        dropped.drop("expression.json", "{\"records\": 1, \"city\": \"${bean:inbox}\"}");

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder seeder = new Seeding(folder.resolve("data"))
                    .with("FHIR_URL", server.baseUrl())
                    .with("TRIGGER", "file")
                    .with("INBOX", dropped.inbox())
                    .seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            while (dropped.files("failed").size() < 8) {
                assertThat(exitCode).isNotDone();
                Thread.onSpinWait();
            }
            seeder.end(0);
            assertThat(exitCode.get()).isZero();

            // Then
            assertThat(server.requests()).isZero();
        }
        assertThat(dropped.files("failed"))
                .allMatch(name -> name.matches("(a..-2f..-2fevil|CamelFileName|expression|sys.user.home).*"));
        assertThat(dropped.faults("CamelFileName")).singleElement().asString().startsWith("CamelFileName: unknown");
    }
}

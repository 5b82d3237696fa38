package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.SharedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Shared work on a real FHIR server. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SharedWorkIT {

    private static final int PEOPLE = 300;
    private static final int SEED = 391;

    @TempDir
    Path folder;

    @Test
    void a_real_server_holds_what_the_plan_reports_and_is_read_back() {
        // Given
        String url = SharedServer.get().baseUrl();
        try (Broker broker = Broker.start()) {
            List<Seeder> workers = Stream.of("one", "two")
                    .map(name -> seeding(name, "work", url, broker).seeder())
                    .toList();
            List<CompletableFuture<Integer>> ends = workers.stream()
                    .map(worker -> CompletableFuture.supplyAsync(() -> Seeding.run(worker)))
                    .toList();

            // When
            Seeding plan = seeding("plan", "plan", url, broker)
                    .with("NUM_RECORDS", PEOPLE)
                    .with("CHUNK_SIZE", 25)
                    .with("PT", "bc,on")
                    .with("SEED", SEED)
                    .with("AS_OF", "2026-11-22")
                    .with("VACCINES", "MMR")
                    .with("VERIFY", "true");
            int exitCode = plan.run();
            workers.forEach(worker -> worker.end(0));

            // Then
            assertThat(ends).extracting(CompletableFuture::join).containsOnly(0);
            JsonNode report = plan.report();
            assertThat(exitCode).as("delivered, and read back").isZero();
            assertThat(report.get("delivered").asInt()).isEqualTo(PEOPLE);
            assertThat(report.at("/resources/Patient").asInt()).isEqualTo(PEOPLE);
            report.get("resources")
                    .fields()
                    .forEachRemaining(type -> assertThat(count(url, type.getKey()))
                            .as(type.getKey())
                            .isEqualTo(type.getValue().asInt()));
        }
    }

    private Seeding seeding(String name, String trigger, String url, Broker broker) {
        return new Seeding(folder.resolve(name))
                .with("TRIGGER", trigger)
                .with("FHIR_URL", url)
                .with("KAFKA_BROKERS", broker.brokers())
                .with("KAFKA_PARTITIONS", 4);
    }

    private static int count(String url, String type) {
        IGenericClient client = Clients.of(url);
        return client.search()
                .byUrl(type + "?_tag=https://fhirseeder.dev/fhir/seed|" + SEED)
                .summaryMode(SummaryEnum.COUNT)
                .returnBundle(Bundle.class)
                .execute()
                .getTotal();
    }
}

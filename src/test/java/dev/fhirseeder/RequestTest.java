package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those get who ask a process that stays alive. */
class RequestTest {

    @TempDir
    Path data;

    @Test
    void of_many_who_ask_at_the_same_moment_each_gets_the_report_of_its_own_run() throws Exception {
        // Given
        List<RunReport> reports;

        // When
        try (Alive alive = new Alive(data)) {
            reports = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> alive.ask(Map.of("startIndex", i))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        // Then
        assertThat(reports)
                .allMatch(RunReport::isWell)
                .extracting(RunReport::runId)
                .doesNotHaveDuplicates();
        assertThat(reports.stream().map(RunReport::startIndex))
                .containsExactlyElementsOf(LongStream.range(0, 40).boxed().toList());
        assertThat(new Seeding(data).files("reports", ".json")).hasSize(41);
    }

    @Test
    void people_of_an_age_and_a_place_are_those_of_all_who_fulfil_it_in_their_order() throws Exception {
        // Given
        Criteria criteria = new Criteria(12L, 17L, List.of("vancouver", "Surrey"));
        LocalDate day = LocalDate.of(2026, 11, 22);
        GenerationRequest everyone = new GenerationRequest(List.of("bc"), 3_000, 0, 7, day, day, List.of("MMR"));
        List<String> expected = new ArrayList<>();
        Facts.shared().generator().records(everyone).forEachRemaining(record -> {
            Person person = record.person();
            int age = Period.between(person.birthDate(), day).getYears();
            if (age >= 12
                    && age <= 17
                    && person.deceased() == null
                    && criteria.holds(person.address().place())) {
                expected.add(record.key().id("patient").toString());
            }
        });
        assertThat(expected).hasSizeGreaterThan(12);

        // When
        try (Alive alive = new Alive(data)) {
            RunReport report = alive.ask(
                    Map.of("records", 12, "ageFrom", 12, "ageTo", 17, "city", "vancouver,Surrey", "bundleSize", 5));
            RunReport files = alive.ask(
                    Map.of("records", 12, "ageFrom", 12, "ageTo", 17, "city", "vancouver,Surrey", "sink", "ndjson"));

            // Then
            assertThat(report.isWell() && files.isWell()).isTrue();
            assertThat(report.bundles()).isEqualTo(3);
            assertThat(report.city()).isEqualTo("vancouver,Surrey");
            assertThat(files.fhirUrl()).isEqualTo(data.resolve("ndjson").toUri().toString());
            assertThat(files.bundles()).isZero();
            assertThat(alive.patients()).containsExactlyInAnyOrderElementsOf(expected.subList(0, 12));
            assertThat(Files.readAllLines(data.resolve("ndjson/Patient.ndjson")))
                    .extracting(
                            line -> new ObjectMapper().readTree(line).get("id").asText())
                    .containsExactlyElementsOf(expected.subList(0, 12));
        }
    }

    @Test
    void who_cannot_be_found_remains_and_that_is_said() throws Exception {
        try (Alive alive = new Alive(data)) {

            // When
            RunReport report = alive.ask(Map.of("startIndex", 81_818_000, "records", 100, "ageTo", 10));

            // Then
            assertThat(report.remaining()).isPositive();
            assertThat(report.delivered()).isPositive();
            assertThat(report.troubles())
                    .containsExactly("found %d of the 100 people who are wanted".formatted(report.delivered()));
        }
    }

    @Test
    void a_name_that_is_used_again_makes_the_same_people() throws Exception {
        try (Alive alive = new Alive(data)) {

            // When
            RunReport first = alive.ask(Map.of("runId", "mine", "records", 2, "asOf", "2026-11-22"));
            RunReport second = alive.ask(Map.of("runId", "mine"));

            // Then
            assertThat(List.of(first.runId(), second.runId())).containsOnly("mine");
            assertThat(second.requested()).isEqualTo(2);
            assertThat(second.seed()).isEqualTo(first.seed());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sink       | tape  | sink: found 'tape', expected one of bundles, fhir, ndjson
            bundleSize | 0     | bundleSize: found '0', expected a whole number from 1 to 1,000
            ageFrom    | -1    | ageFrom: found '-1', expected a whole number from 0 to 120
            city       | Gotham| city: found 'Gotham', expected a municipality of bc that places.csv names
            runId      | a/b   | runId: found 'a/b', expected 1 to 64 letters
            """)
    void what_is_said_of_the_way_is_checked_as_all_else(String word, String value, String problem) throws Exception {
        try (Alive alive = new Alive(data)) {
            assertThatThrownBy(() -> alive.ask(Map.of(word, value))).rootCause().hasMessageStartingWith(problem);
        }
    }

    @Test
    void a_request_that_cannot_be_is_one_line_in_the_log_and_the_reason_for_who_asked() throws Exception {
        try (Alive alive = new Alive(data);
                Heeded log = new Heeded()) {

            // When
            assertThatThrownBy(() -> alive.ask(Map.of("pt", "xx")))

                    // Then
                    .hasRootCauseInstanceOf(SettingsException.class);
            assertThat(log.errors())
                    .containsExactly(
                            "A request is refused, and nothing of it was sent: pt: found 'xx', expected some of bc, on");
            assertThat(alive.ask(Map.of("pt", "on")).isWell()).isTrue();
        }
    }

    @Test
    void no_header_of_who_asks_keeps_the_refusal_out_of_the_log() throws Exception {
        try (Alive alive = new Alive(data);
                Heeded log = new Heeded()) {

            // When
            assertThatThrownBy(() -> alive.ask(Map.of("pt", "xx", "answered", "true", "fhir-seeder.answered", true)))

                    // Then
                    .hasRootCauseInstanceOf(SettingsException.class);
            assertThat(log.errors()).hasSize(1);
        }
    }

    /** A seeder that waits for requests, and the server that it sends to. */
    private static final class Alive implements AutoCloseable {

        private final ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
        private final Seeder seeder;
        private final CompletableFuture<Integer> exitCode;
        private final ProducerTemplate door;

        Alive(Path data) throws Exception {
            seeder = new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("TRIGGER", "direct")
                    .with("SEED", 7)
                    .with("AS_OF", "2026-11-22")
                    .with("VACCINES", "MMR")
                    .seeder();
            exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            door = seeder.started().get(2, TimeUnit.MINUTES).createProducerTemplate();
        }

        List<String> patients() {
            return server.taken().stream()
                    .flatMap(bundle -> StreamSupport.stream(bundle.get("entry").spliterator(), false))
                    .map(entry -> entry.get("resource"))
                    .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                    .map(resource -> resource.get("id").asText())
                    .toList();
        }

        RunReport ask(Map<String, Object> words) {
            return door.requestBodyAndHeaders("direct:request", null, words, RunReport.class);
        }

        @Override
        public void close() throws Exception {
            seeder.end(0);
            assertThat(exitCode.get(2, TimeUnit.MINUTES)).isZero();
            server.close();
        }
    }
}

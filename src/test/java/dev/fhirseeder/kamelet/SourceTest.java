package dev.fhirseeder.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fhirseeder.Seeding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The source in another Camel application. */
class SourceTest {

    @TempDir
    Path data;

    @Test
    void ticks_bring_the_next_people_in_the_bundles_that_the_application_sends_byte_for_byte() throws Exception {
        // Given
        int exitCode = new Seeding(data)
                .with("SINK", "bundles")
                .with("PT", "bc,on")
                .with("SEED", "7")
                .with("NUM_RECORDS", "12")
                .with("BUNDLE_SIZE", "3")
                .with("AS_OF", "2026-11-22")
                .run();
        assertThat(exitCode).isZero();

        // When
        List<String> bodies;
        List<Long> indices;
        try (Neighbour neighbour = source("""
                period: 100, repeatCount: 2, pt: "bc,on", records: 6, bundleSize: 3, seed: 7, asOf: 2026-11-22""")) {
            List<Exchange> taken = neighbour.taken("mock:out", 4);
            bodies = taken.stream().map(SourceTest::body).toList();
            indices = taken.stream()
                    .map(exchange -> exchange.getMessage().getHeader("FhirSeederIndex", Long.class))
                    .toList();
        }

        // Then
        assertThat(indices).containsExactly(0L, 3L, 6L, 9L);
        assertThat(bodies).containsExactlyElementsOf(bundles(data.resolve("bundles")));
    }

    @Test
    void a_source_may_emit_single_resources() throws Exception {
        // Given
        String asked = "\"records\": 5, \"seed\": \"7\", \"asOf\": \"2026-11-22\"";
        List<String> expected;
        try (Neighbour neighbour = Neighbour.of(ActionTest.action("emit: resource"))) {
            expected = ActionTest.texts(neighbour.send("direct:ask", "{" + asked + "}"));
        }

        // When
        List<String> bodies;
        try (Neighbour neighbour =
                source("repeatCount: 1, records: 5, emit: resource, seed: 7, asOf: 2026-11-22, bundleSize: 2")) {
            bodies = neighbour.taken("mock:out", expected.size()).stream()
                    .map(SourceTest::body)
                    .toList();
        }

        // Then
        assertThat(bodies).isEqualTo(expected).hasSizeGreaterThan(5);
    }

    @Test
    void people_of_a_source_are_of_one_seed_though_nobody_chose_it() throws Exception {
        // When
        List<Exchange> taken;
        try (Neighbour neighbour = source("period: 100, repeatCount: 3, records: 1")) {
            taken = neighbour.taken("mock:out", 3);
        }

        // Then
        assertThat(taken.stream().map(exchange -> exchange.getMessage().getHeader("FhirSeederSeed")))
                .hasSize(3)
                .containsOnly(taken.get(0).getMessage().getHeader("FhirSeederSeed"));
        assertThat(taken.stream().map(exchange -> exchange.getMessage().getHeader("FhirSeederIndex")))
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void ticks_bring_the_next_people_of_a_city_though_others_stand_between() throws Exception {
        // When
        List<Exchange> taken;
        try (Neighbour neighbour = source(
                "period: 100, repeatCount: 3, records: 4, seed: 7, asOf: 2026-11-22, city: Kelowna, ageTo: 17")) {
            taken = neighbour.taken("mock:out", 3);
        }

        // Then
        List<Long> indices = taken.stream()
                .map(exchange -> exchange.getMessage().getHeader("FhirSeederIndex", Long.class))
                .toList();
        assertThat(indices).isSorted().doesNotHaveDuplicates();
        assertThat(indices.get(2)).isGreaterThan(8);
        assertThat(taken.stream().map(SourceTest::body))
                .allSatisfy(body -> assertThat(body).contains("\"city\":\"Kelowna\""));
    }

    @Test
    void a_source_that_finds_nobody_more_says_so_once() throws Exception {
        // Given
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        Logger log = (Logger) LoggerFactory.getLogger(Source.class);
        log.addAppender(heard);

        // When
        try (Neighbour neighbour = Neighbour.of("""
                - route:
                    from:
                      uri: kamelet:synthetic-immunization-source
                      parameters: { period: 10, ageFrom: 120, startIndex: 81818100 }
                      steps:
                        - to: mock:out
                - route:
                    from:
                      uri: timer:later
                      parameters: { delay: 1000, period: 100, repeatCount: 3 }
                      steps:
                        - to: mock:later
                """)) {
            neighbour.taken("mock:later", 3);
        } finally {
            log.detachAppender(heard);
        }

        // Then
        assertThat(heard.list)
                .filteredOn(event -> event.getLevel().equals(Level.WARN))
                .singleElement()
                .asString()
                .contains("has found 0 of the 10 people who are wanted, from index 81818100 on");
    }

    @Test
    void parameters_that_cannot_be_stop_the_start_and_are_named_all_at_once() {
        // When
        Throwable refused = catchThrowable(
                () -> source("records: 0, pt: bc, emit: all, asOf: tomorrow").close());

        // Then
        assertThat(Neighbour.words(refused))
                .anySatisfy(text -> assertThat(text)
                        .contains("emit: found 'all', expected one of bundle, resource, whole")
                        .contains("records: found '0', expected a whole number from 1 to 900,000,000")
                        .contains("asOf: found 'tomorrow', expected a date like 2026-11-22"));
    }

    @Test
    void parameters_that_no_province_can_fulfil_stop_the_start_too() {
        // When
        Throwable refused = catchThrowable(() -> source("city: Atlantis, vaccines: snake-oil, startIndex: 899999999")
                .close());

        // Then
        assertThat(Neighbour.words(refused))
                .anySatisfy(text -> assertThat(text)
                        .contains("city: found 'Atlantis'")
                        .contains("vaccines: found 'snake-oil'")
                        .contains("records and startIndex: found the indices"));
    }

    private static Neighbour source(String parameters) {
        return Neighbour.of("""
                - route:
                    id: embedding
                    from:
                      uri: kamelet:synthetic-immunization-source
                      parameters: { %s }
                      steps:
                        - to: mock:out
                """.formatted(parameters));
    }

    private static String body(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private static List<String> bundles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(SourceTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

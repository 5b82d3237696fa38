package dev.fhirseeder.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.fhirseeder.history.History;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records follow from their keys, whoever looks into them first. */
class RecordGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Map<String, Chronicler> CHRONICLERS = Stream.of("bc", "on")
            .collect(Collectors.toMap(
                    pt -> pt,
                    pt -> new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load())));

    private final RecordGenerator generator = new RecordGenerator(CHRONICLERS);

    @Test
    void records_that_several_threads_look_into_are_those_of_one() {
        // Given
        List<GenerationRequest> requests = List.of(
                new GenerationRequest(List.of("bc", "on"), 1_000, 5, 42, TODAY, TODAY, List.of()),
                new GenerationRequest(List.of("on"), 1, 7, 43, TODAY, TODAY, List.of()),
                new GenerationRequest(List.of("bc"), 500, 9_000, 43, TODAY, TODAY, List.of()));
        List<PatientRecord> alone = Lists.newArrayList(generator.records(requests));
        List<PatientRecord> together = Lists.newArrayList(generator.records(requests));
        // When
        List<List<History>> seen = Stream.generate(() -> together)
                .limit(4)
                .parallel()
                .map(records -> records.stream().map(PatientRecord::history).toList())
                .toList();
        // Then
        assertThat(alone).hasSize(1_501);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i)).as("record %d", i).isEqualTo(alone.get(i));
        }
        assertThat(seen)
                .allMatch(histories -> histories.equals(
                        alone.stream().map(PatientRecord::history).toList()));
    }

    @Test
    void a_record_is_drawn_when_it_is_looked_into_and_once() {
        // Given
        PatientRecord known = generator
                .records(new GenerationRequest(List.of("bc"), 1, 0, 42, TODAY, TODAY, List.of()))
                .next();
        AtomicInteger drawn = new AtomicInteger();
        PatientRecord record = new PatientRecord(known.key(), 0, known.jurisdiction(), () -> {
            drawn.incrementAndGet();
            return known;
        });
        assertThat(record.key()).isEqualTo(known.key());
        assertThat(drawn).hasValue(0);
        // When
        record.person();
        record.history();
        // Then
        assertThat(drawn).hasValue(1);
        assertThat(record).isEqualTo(known).hasSameHashCodeAs(known);
    }
}

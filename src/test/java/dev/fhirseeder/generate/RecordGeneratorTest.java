package dev.fhirseeder.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records that are made ahead are those that are made when they are taken. */
class RecordGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Map<String, Chronicler> CHRONICLERS = Stream.of("bc", "on")
            .collect(Collectors.toMap(
                    pt -> pt,
                    pt -> new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load())));

    @Test
    void several_threads_make_the_same_records_as_one_in_the_same_order() {
        // Given
        List<GenerationRequest> requests = List.of(
                new GenerationRequest(List.of("bc", "on"), 1_000, 5, 42, TODAY, TODAY, List.of()),
                new GenerationRequest(List.of("on"), 1, 7, 43, TODAY, TODAY, List.of()),
                new GenerationRequest(List.of("bc"), 500, 9_000, 43, TODAY, TODAY, List.of()));
        // When
        List<PatientRecord> alone = Lists.newArrayList(new RecordGenerator(CHRONICLERS).records(requests));
        List<PatientRecord> together = Lists.newArrayList(new RecordGenerator(CHRONICLERS::get, 4).records(requests));
        // Then
        assertThat(alone).hasSize(1_501);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i)).as("record %d", i).isEqualTo(alone.get(i));
        }
        assertThat(together).hasSameSizeAs(alone);
    }
}

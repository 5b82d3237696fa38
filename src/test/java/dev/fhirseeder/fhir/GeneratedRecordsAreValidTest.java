package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds {@link Sample#PEOPLE} people of each province against everything that is known of what they should be: one resource of
 * each of their {@link Shapes}, or with {@code -Dvalidated.each=true} every single one.
 */
@Tag("long")
class GeneratedRecordsAreValidTest {

    private static Findings findings = new Findings(List.of());

    @BeforeAll
    static void validate() {
        List<Iterator<PatientRecord>> provinces = new ArrayList<>();
        Sample.PROVINCES.forEach(pt -> provinces.add(Sample.of(pt, Sample.PEOPLE)));
        long start = System.nanoTime();
        Shapes shapes = Boolean.getBoolean("validated.each") ? null : new Shapes();
        findings = Validation.findings(new Chain(provinces), shapes);
        System.out.printf(
                "Validated %,d people of each of %d provinces, %,d resources, %s, in %,d s%n",
                Sample.PEOPLE,
                Sample.PROVINCES.size(),
                findings.resources(),
                shapes == null ? "each by itself" : "one of each of %,d shapes".formatted(shapes.size()),
                (System.nanoTime() - start) / 1_000_000_000);
    }

    @Test
    void no_resource_has_an_error_or_a_warning_that_nothing_explains() {
        assertThat(findings.resources()).isGreaterThan(5 * Sample.PEOPLE);
        assertThat(findings.unexplained()).isEmpty();
    }

    @Test
    void every_explanation_of_a_warning_is_still_needed() {
        assumeThat(Sample.PEOPLE).as("people of the sample").isGreaterThanOrEqualTo(2_000);
        assertThat(findings.unneeded()).isEmpty();
    }

    @Test
    void the_validator_knew_every_profile_that_is_claimed() {
        // Given
        assumeThat(Validation.PROFILES).as(ProfilesFolder.ABSENT).isPresent();
        // When
        List<String> claimed = Stream.of(ResourceType.values())
                .flatMap(type -> Profiles.of(type).stream())
                .toList();
        // Then
        assertThat(claimed).hasSizeGreaterThanOrEqualTo(6).allMatch(Validation::knows);
    }

    /** One after the other. */
    private record Chain(List<Iterator<PatientRecord>> parts) implements Iterator<PatientRecord> {
        @Override
        public boolean hasNext() {
            return parts.stream().anyMatch(Iterator::hasNext);
        }

        @Override
        public PatientRecord next() {
            return parts.stream()
                    .filter(Iterator::hasNext)
                    .findFirst()
                    .orElseThrow()
                    .next();
        }
    }
}

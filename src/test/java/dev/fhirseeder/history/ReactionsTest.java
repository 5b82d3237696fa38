package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionsTest {

    private static final int DRAWS = 4_000_000;
    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final String FEVER = "386661006";
    private static final String RASH = "271807003";
    private static final String CONVULSION = "41497008";
    private static final String ANAPHYLAXIS = "39579001";

    private final Reactions reactions = Reactions.load(CATALOGUE, "model/reactions.csv", "model/reaction_rates.csv");

    /** Reports per 100,000 doses distributed, 2011 and 2012 (CCDR 40 Suppl. 3, table 7). */
    @ParameterizedTest
    @CsvSource({
        "DTaP-HB-IPV-Hib,148.2",
        "DTaP-IPV,101.0",
        "DTaP-IPV-Hib,37.6",
        "Tdap,20.0",
        "Tdap-IPV,15.2",
        "Td-IPV,22.1",
        "Td,10.3",
        "Pneu-C-13,56.8",
        "Pneu-P-23,38.0",
        "Men-C-C,85.2",
        "Men-C-ACYW,23.7",
        "HB,22.0",
        "HA,14.1",
        "MMR,68.2"
    })
    void as_many_doses_are_reported_as_in_canada(String vaccine, double expected) {
        // When
        double found = after(vaccine, true, DRAWS).count() * 100_000.0 / DRAWS;
        // Then
        double tolerance = 4.5 * Math.sqrt(expected / 100_000 / DRAWS) * 100_000;
        assertThat(found).isBetween(expected - tolerance, expected + tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DTaP-HB-IPV-Hib", "MMR", "Td", "Rota-1", "Var"})
    void an_anaphylaxis_comes_on_the_day_and_about_once_in_a_million_doses(String vaccine) {
        // When
        List<Reaction> found = after(vaccine, true, DRAWS * 5)
                .filter(reaction -> reaction.manifestation().code().equals(ANAPHYLAXIS))
                .toList();
        // Then
        assertThat(found)
                .hasSizeBetween(5, 45)
                .allMatch(reaction -> reaction.date().equals(DAY));
    }

    @Test
    void fever_and_rash_come_five_to_twelve_days_after_a_first_dose_against_measles() {
        // When
        List<Reaction> found = Stream.of("MMR", "MMR-Var")
                .flatMap(vaccine -> after(vaccine, true, DRAWS / 4))
                .filter(reaction -> Set.of(FEVER, RASH, CONVULSION)
                        .contains(reaction.manifestation().code()))
                .toList();
        // Then
        assertThat(found)
                .hasSizeGreaterThan(500)
                .extracting(Reaction::date)
                .allMatch(date -> !date.isBefore(DAY.plusDays(5)) && !date.isAfter(DAY.plusDays(12)));
        assertThat(found).extracting(Reaction::date).contains(DAY.plusDays(5), DAY.plusDays(12));
    }

    @Test
    void fever_after_an_inactivated_vaccine_comes_within_two_days() {
        // When
        List<Reaction> found = after("DTaP-HB-IPV-Hib", true, DRAWS)
                .filter(reaction -> reaction.manifestation().code().equals(FEVER))
                .toList();
        // Then
        assertThat(found)
                .hasSizeGreaterThan(500)
                .extracting(Reaction::date)
                .allMatch(date -> !date.isBefore(DAY) && !date.isAfter(DAY.plusDays(2)));
    }

    @Test
    void fevers_alone_have_a_temperature_of_38_to_40_2() {
        // When
        List<Reaction> found = Stream.of("DTaP-IPV", "MMR", "Men-C-C")
                .flatMap(vaccine -> after(vaccine, true, DRAWS / 4))
                .toList();
        // Then
        assertThat(found).allSatisfy(reaction -> {
            boolean fever = reaction.manifestation().code().equals(FEVER);
            assertThat(reaction.celsius() != null).isEqualTo(fever);
            assertThat(!fever
                            || (reaction.celsius().scale() == 1
                                    && reaction.celsius().doubleValue() >= 38
                                    && reaction.celsius().doubleValue() <= 40.2))
                    .isTrue();
        });
        assertThat(found).anyMatch(Reaction::selfReported).anyMatch(reaction -> !reaction.selfReported());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void nothing_against_the_same_diseases_follows_an_anaphylaxis(String pt) {
        // Given
        Historian historian = Practices.withAnaphylaxes(pt);
        int stopped = 0;
        // When
        for (long i = 0; i < Lives.SAMPLE; i++) {
            Person person = People.person(pt, i);
            Set<Object> banned = new HashSet<>();
            for (Immunization dose : Lives.doses(
                    historian.history(People.key(pt, i), person, Lives.END).events())) {
                // Then
                assertThat(banned)
                        .as("%s of %s", dose, i)
                        .doesNotContainAnyElementsOf(dose.product().diseases());
                if (dose.reaction() != null) {
                    banned.addAll(dose.product().diseases());
                    stopped++;
                }
            }
        }
        assertThat(stopped).isGreaterThan(Lives.SAMPLE / 2);
    }

    private Stream<Reaction> after(String vaccine, boolean first, int draws) {
        Product product = CATALOGUE.named(vaccine).get(0).product();
        Draws stream = Draws.of(vaccine.hashCode());
        List<Reaction> found = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            ReactionKind kind = reactions.of(product).kind(first, stream.unit());
            if (kind != null) {
                found.add(kind.reaction("reaction/X/1", DAY, stream));
            }
        }
        return found.stream();
    }
}

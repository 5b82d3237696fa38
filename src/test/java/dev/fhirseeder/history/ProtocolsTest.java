package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made once for the doses of all. */
class ProtocolsTest {

    private static final List<Term> MEASLES = List.of(new Term("14189004", "Measles"));

    @Test
    void the_same_position_is_the_same_protocol_again() {
        // Given
        Protocols protocols = new Protocols(MEASLES);
        List<Protocol> first = protocols.of("MMR", 1, 2);
        // When
        List<Protocol> again = protocols.of("MMR", 1, 2);
        // Then
        assertThat(first).containsExactly(new Protocol("MMR", 1, 2, MEASLES));
        assertThat(again).isSameAs(first);
    }

    @Test
    void what_differs_in_any_part_is_another_protocol() {
        // Given
        Protocols protocols = new Protocols(MEASLES);
        List<Protocol> all = new ArrayList<>();
        for (String series : List.of("MMR", "M")) {
            for (int number : new int[] {1, 2, 17, 33, 1_000}) {
                all.add(new Protocol(series, number, null, MEASLES));
                all.add(new Protocol(series, number, 1, MEASLES));
                all.add(new Protocol(series, number, 1_000, MEASLES));
            }
        }
        for (Protocol before : all) {
            for (Protocol wanted : all) {
                protocols.of(before.series(), before.doseNumber(), before.seriesDoses());
                // When
                List<Protocol> found = protocols.of(wanted.series(), wanted.doseNumber(), wanted.seriesDoses());
                // Then
                assertThat(found).containsExactly(wanted);
            }
        }
    }

    @Test
    void products_against_the_same_diseases_share_their_list() {
        // Given
        Practice practice = Practice.load(CATALOGUE);
        Numbering numbering = new Numbering(CATALOGUE, List.of(Schedule.load("bc", CATALOGUE)));
        List<Article> articles = CATALOGUE.named("MMR").stream()
                .map(listing -> Article.of(listing, "MMR", practice, numbering))
                .toList();
        // When
        List<List<Term>> diseases = articles.stream()
                .map(article -> new AntigenCounts(practice.antigens())
                        .count(article, LocalDate.of(2020, 1, 1), "MMR", 1, 2)
                        .get(0)
                        .diseases())
                .toList();
        // Then
        assertThat(diseases)
                .hasSizeGreaterThan(1)
                .allSatisfy(list -> assertThat(list)
                        .isSameAs(diseases.get(0))
                        .isEqualTo(articles.get(0).product().diseases()));
    }
}

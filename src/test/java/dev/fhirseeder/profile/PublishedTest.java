package dev.fhirseeder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are compared with is what the generator was set by, and not a second opinion. */
class PublishedTest {

    private record Figure(String id, String subject, String doses, double value, String source) {}

    static Stream<Published> figures() {
        return Published.load().stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void each_figure_is_one_of_the_calibration(Published published) {
        // When
        List<Figure> figures = Table.excerpt(
                "calibration/" + published.pt() + ".csv",
                List.of("id", "subject", "doses", "value", "source"),
                row -> new Figure(
                        row.text("id"),
                        row.optional("subject").orElse(""),
                        row.optional("doses").orElse(""),
                        row.decimal("value").doubleValue(),
                        row.text("source")));

        // Then
        assertThat(figures)
                .contains(new Figure(
                        published.id(),
                        published.disease(),
                        "" + published.doses(),
                        published.percent(),
                        published.source()));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void each_figure_is_of_a_disease_of_the_catalogue(Published published) {
        assertThat(Catalogue.load().listings())
                .flatExtracting(listing -> listing.product().diseases())
                .extracting(Term::display)
                .contains(published.disease());
    }
}

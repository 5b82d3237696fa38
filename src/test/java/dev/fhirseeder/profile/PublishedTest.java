package dev.fhirseeder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are compared with is what the generator was set by, and not a second opinion. */
class PublishedTest {

    /** What a row of the calibration and a published figure must have in common; of a season the calibration has its first day. */
    private record Figure(
            String id,
            String subject,
            String doses,
            String gender,
            String fromAge,
            boolean season,
            double value,
            String source) {}

    static Stream<Published> figures() {
        return Published.load().stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void each_figure_is_one_of_the_calibration(Published published) {
        // When
        List<Figure> figures = Table.excerpt(
                "calibration/" + published.pt() + ".csv",
                List.of("id", "subject", "doses", "gender", "from_age", "since", "value", "source"),
                row -> new Figure(
                        row.text("id"),
                        row.optional("subject").orElse(""),
                        row.optional("doses").orElse(""),
                        row.optional("gender").orElse(""),
                        row.optional("from_age").map(PublishedTest::age).orElse(""),
                        row.optional("since").isPresent(),
                        row.decimal("value").doubleValue(),
                        row.text("source")));

        // Then
        assertThat(figures)
                .contains(new Figure(
                        published.id(),
                        published.disease(),
                        "" + published.doses(),
                        published.gender() == null
                                ? ""
                                : published.gender().name().toLowerCase(Locale.ROOT),
                        Objects.toString(published.fromAge(), ""),
                        published.season(),
                        published.percent(),
                        published.source()));
    }

    /** Where the calibration takes a year of birth on a day, as reports of schools do, a birthday in the middle stands for it. */
    @ParameterizedTest
    @MethodSource("figures")
    void each_birthday_is_one_of_the_calibration(Published published) {
        // When
        List<String> ages = Table.excerpt(
                "calibration/" + published.pt() + ".csv",
                List.of("id", "at_age", "born_from"),
                row -> row.text("id").equals(published.id())
                        ? row.optional("at_age")
                                .map(PublishedTest::age)
                                .orElseGet(() -> row.optional("born_from")
                                        .map(year -> "a cohort")
                                        .orElse(""))
                        : "another figure");

        // Then
        assertThat(ages)
                .filteredOn(age -> !age.equals("another figure"))
                .singleElement()
                .isIn(Objects.toString(published.atAge(), ""), published.atAge() == null ? "" : "a cohort");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void each_figure_is_of_a_disease_of_the_catalogue(Published published) {
        assertThat(Catalogue.load().listings())
                .flatExtracting(listing -> listing.product().diseases())
                .extracting(Term::display)
                .contains(published.disease());
    }

    private static String age(String period) {
        return Age.parse(period).toString();
    }
}

package dev.fhirseeder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of each published figure it is tried, with people at its limits, of whom it is and which doses count. The limits are worked out here
 * from what the figure says, apart from the code that is tried.
 */
class ComparisonTest {

    private static final LocalDate TODAY = Crowds.DAY;

    /** The last whole season before that day. */
    private static final LocalDate SEASON = LocalDate.of(2025, 9, 1);

    private static final LocalDate SEASON_END = LocalDate.of(2026, 3, 31);

    /** What is told of somebody. */
    private enum Told {
        /** It is not about this person. */
        NOTHING,
        /** It is, and this person lacks a dose. */
        LACKS,
        /** It is, and this person has the doses. */
        HAS
    }

    static Stream<Published> figures() {
        return Published.load().stream();
    }

    static Stream<Published> ofBirthdays() {
        return figures().filter(figure -> figure.atAge() != null);
    }

    static Stream<Published> ofGenders() {
        return figures().filter(figure -> figure.gender() != null);
    }

    static Stream<Published> ofTheOlder() {
        return figures().filter(figure -> figure.fromAge() != null);
    }

    static Stream<Published> ofSeasons() {
        return figures().filter(Published::season);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void who_has_the_last_dose_on_the_last_day_has_all_and_who_has_one_less_lacks_it(Published figure) {
        assertThat(told(figure, given(figure, figure.doses()))).isEqualTo(Told.HAS);
        assertThat(told(figure, given(figure, figure.doses() - 1))).isEqualTo(Told.LACKS);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void a_dose_that_does_not_count_or_comes_later_or_is_against_something_else_is_none(Published figure) {
        // Given
        HandMade person = given(figure, figure.doses() - 1);
        LocalDate last = last(figure);
        String another = figure.disease().equals("Hepatitis A") ? "Rabies" : "Hepatitis A";

        // Then
        assertThat(Stream.of(
                        person.given(figure.disease(), Flaw.Reason.COLD_CHAIN_BREAK, last),
                        person.given(figure.disease(), Flaw.Reason.ENTERED_IN_ERROR, last),
                        person.given(figure.disease(), last.plusDays(1)),
                        person.given(another, last)))
                .allSatisfy(one -> assertThat(told(figure, one)).isEqualTo(Told.LACKS));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void who_comes_on_the_last_day_lives_here_and_who_comes_the_day_after_does_not(Published figure) {
        HandMade person = given(figure, figure.doses());
        assertThat(told(figure, person.arrived(last(figure)))).isEqualTo(Told.HAS);
        assertThat(told(figure, person.arrived(last(figure).plusDays(1)))).isEqualTo(Told.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void who_dies_on_the_last_day_is_not_counted_and_who_dies_the_day_after_is(Published figure) {
        HandMade person = given(figure, figure.doses());
        assertThat(told(figure, person.died(last(figure)))).isEqualTo(Told.NOTHING);
        assertThat(told(figure, person.died(last(figure).plusDays(1)))).isEqualTo(Told.HAS);
    }

    @ParameterizedTest
    @MethodSource("ofBirthdays")
    void a_birthday_counts_from_that_day_on_for_five_years(Published figure) {
        HandMade person = given(figure, 0);
        Age age = Objects.requireNonNull(figure.atAge());
        assertThat(told(figure, person.born(birth(age, TODAY)))).isEqualTo(Told.LACKS);
        assertThat(told(figure, person.born(birth(age, TODAY.plusDays(1))))).isEqualTo(Told.NOTHING);
        assertThat(told(figure, person.born(birth(age, TODAY.minusYears(5).plusDays(1)))))
                .isEqualTo(Told.LACKS);
        assertThat(told(figure, person.born(birth(age, TODAY.minusYears(5))))).isEqualTo(Told.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("ofGenders")
    void a_figure_of_a_gender_is_about_no_other(Published figure) {
        HandMade person = given(figure, figure.doses());
        assertThat(Stream.of(Gender.values()).filter(gender -> gender != figure.gender()))
                .hasSize(Gender.values().length - 1)
                .allSatisfy(gender ->
                        assertThat(told(figure, person.gender(gender))).isEqualTo(Told.NOTHING));
    }

    @ParameterizedTest
    @MethodSource("ofTheOlder")
    void who_reaches_the_age_on_the_last_day_is_of_that_age_and_who_reaches_it_the_day_after_is_not(Published figure) {
        HandMade person = given(figure, figure.doses());
        assertThat(told(figure, person)).isEqualTo(Told.HAS);
        assertThat(told(figure, person.born(person.birth().plusDays(1)))).isEqualTo(Told.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("ofSeasons")
    void a_season_begins_with_september(Published figure) {
        HandMade person = given(figure, 0);
        assertThat(told(figure, person.given(figure.disease(), SEASON))).isEqualTo(Told.HAS);
        assertThat(told(figure, person.given(figure.disease(), SEASON.minusDays(1))))
                .isEqualTo(Told.LACKS);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void nobody_of_another_province_is_counted(Published figure) {
        // Given
        HandMade person = given(figure, figure.doses());
        Profile profile = new Profile(TODAY, 1);

        // When
        profile.enter(Stream.of(new HandMade(
                                figure.pt().equals("bc") ? "on" : "bc",
                                person.gender(),
                                person.birth(),
                                null,
                                null,
                                person.doses())
                        .record())
                .toList());

        // Then
        assertThat(profile.comparison()).isNotEmpty().noneMatch(one -> one.pt().equals(figure.pt()));
    }

    /** Returns the last day whose doses count of the people of whom it is here. */
    private static LocalDate last(Published figure) {
        if (figure.atAge() != null) {
            return TODAY.minusYears(1).minusDays(1);
        }
        return figure.season() ? SEASON_END : TODAY;
    }

    /** Returns somebody whom the figure is about, just old enough, with so many doses, the last one on the last day. */
    private static HandMade given(Published figure, int doses) {
        LocalDate last = last(figure);
        LocalDate birth = figure.atAge() != null
                ? birth(figure.atAge(), last.plusDays(1))
                : figure.fromAge() != null ? birth(figure.fromAge(), last) : last.minusDays(100);
        Gender gender = figure.gender() == null ? Gender.OTHER : figure.gender();
        return HandMade.of(figure.pt(), gender, birth)
                .given(
                        figure.disease(),
                        Stream.iterate(last, day -> day.minusDays(28))
                                .limit(doses)
                                .toArray(LocalDate[]::new));
    }

    private static LocalDate birth(Age age, LocalDate birthday) {
        LocalDate birth = birthday.minusDays(age.days()).minusMonths(age.months());
        assertThat(age.from(birth)).isEqualTo(birthday);
        return birth;
    }

    private static Told told(Published figure, HandMade person) {
        Profile profile = new Profile(TODAY, 1);
        profile.enter(Stream.of(person.record()).toList());
        Compared compared = profile.comparison().stream()
                .filter(one -> one.title().equals(figure.title()))
                .findFirst()
                .orElseThrow();
        assertThat(compared.hits()).isBetween(0L, compared.people());
        return compared.people() == 0 ? Told.NOTHING : compared.hits() == 0 ? Told.LACKS : Told.HAS;
    }
}

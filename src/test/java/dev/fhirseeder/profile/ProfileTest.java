package dev.fhirseeder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final List<PatientRecord> PEOPLE = new ArrayList<>();

    private final Profile profile = new Profile(Crowds.DAY, Profile.MOST);

    @BeforeAll
    static void make() {
        PEOPLE.addAll(Crowds.of(2_000));
    }

    @Test
    void everybody_is_counted_once_in_each_way() {
        // When
        profile.enter(PEOPLE);

        // Then
        long living = profile.ages().stream()
                .mapToLong(band -> band.male() + band.female() + band.others())
                .sum();
        assertThat(profile.people()).isEqualTo(2_000);
        assertThat(living + profile.dead()).isEqualTo(2_000);
        assertThat(List.of(profile.provinces(), profile.places(), profile.languages()))
                .allSatisfy(counts -> assertThat(sum(counts)).isEqualTo(2_000));
        assertThat(profile.protection().wholes().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(living);
    }

    @Test
    void every_dose_refusal_and_reaction_is_counted() {
        // Given
        List<Event> events = PEOPLE.stream()
                .flatMap(record -> record.history().events().stream())
                .toList();
        List<Immunization> doses = of(events, Immunization.class).stream()
                .filter(dose -> dose.flaw() == null || dose.flaw().reason() != Flaw.Reason.ENTERED_IN_ERROR)
                .toList();

        // When
        profile.enter(PEOPLE);

        // Then
        assertThat(profile.doses()).isEqualTo(doses.size());
        assertThat(sum(profile.dosesByYear())).isEqualTo(doses.size());
        assertThat(profile.products().rows().stream()
                        .mapToLong(product -> product.numbers().get(0))
                        .sum())
                .isEqualTo(doses.size());
        assertThat(profile.flawed())
                .isPositive()
                .isEqualTo(doses.stream().filter(dose -> dose.flaw() != null).count());
        assertThat(profile.reported())
                .isEqualTo(sum(profile.reactions()))
                .isEqualTo(
                        doses.stream().filter(dose -> dose.reaction() != null).count());
        assertThat(sum(profile.refusals()))
                .isPositive()
                .isEqualTo(of(events, Refusal.class).size());
    }

    @Test
    void the_order_in_which_people_come_and_how_many_come_together_changes_nothing() {
        // Given
        List<PatientRecord> others = new ArrayList<>(PEOPLE);
        Collections.shuffle(others, new Random(7));
        Collections.swap(others, 0, firstOf("on", others));
        Profile other = new Profile(Crowds.DAY, Profile.MOST);

        // When
        profile.enter(PEOPLE);
        other.enter(others.subList(0, 1));
        others.remove(0);
        Lists.partition(others, 7).parallelStream().forEach(other::enter);

        // Then
        List<Function<Profile, Object>> views = List.of(
                Profile::ages,
                Profile::places,
                Profile::languages,
                Profile::protection,
                Profile::dosesByYear,
                Profile::products,
                Profile::lateness,
                Profile::refusals,
                Profile::reactions,
                Profile::comparison,
                Profile::samples);
        assertThat(views).allSatisfy(view -> assertThat(view.apply(other)).isEqualTo(view.apply(profile)));
    }

    @Test
    void ten_people_of_all_ages_are_kept_or_all_if_they_are_fewer() {
        // Given
        Profile few = new Profile(Crowds.DAY, Profile.MOST);

        // When
        profile.enter(PEOPLE);
        few.enter(PEOPLE.subList(0, 7));

        // Then
        assertThat(profile.samples())
                .hasSize(10)
                .isSortedAccordingTo((one, other) ->
                        other.person().birthDate().compareTo(one.person().birthDate()));
        assertThat(profile.samples())
                .filteredOn(record -> record.person().birthDate().isAfter(Crowds.DAY.minusYears(18)))
                .hasSize(6);
        assertThat(few.samples()).containsExactlyInAnyOrderElementsOf(PEOPLE.subList(0, 7));
    }

    @Test
    void doses_are_mostly_given_when_they_are_due_and_none_before_its_time() {
        // When
        profile.enter(PEOPLE);

        // Then
        Series twoMonths = profile.lateness().rows().get(0);
        assertThat(twoMonths.name()).isEqualTo("2 months");
        assertThat(twoMonths.numbers().get(0)).isZero();
        assertThat(twoMonths.numbers().get(1) + twoMonths.numbers().get(2))
                .isGreaterThan(9
                        * twoMonths.numbers().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        / 10);
    }

    @Test
    void people_are_compared_with_what_is_published_of_their_province() {
        // When
        profile.enter(PEOPLE);

        // Then
        assertThat(profile.comparison()).extracting(Compared::pt).contains("bc", "on");
        assertThat(profile.comparison())
                .filteredOn(figure -> figure.people() > 500)
                .hasSizeGreaterThan(3)
                .allSatisfy(figure -> assertThat(Math.abs(figure.found() - figure.percent()))
                        .as("%s", figure)
                        .isLessThan(12));
    }

    @Test
    void of_a_run_of_many_a_part_is_looked_at_that_is_the_same_in_whatever_order_they_come() {
        // Given
        long expected = 4L * Profile.MOST;
        Profile one = new Profile(Crowds.DAY, expected);
        Profile other = new Profile(Crowds.DAY, expected);

        // When
        one.enter(PEOPLE);
        Lists.reverse(PEOPLE).forEach(record -> other.enter(List.of(record)));

        // Then
        assertThat(one.met()).isEqualTo(PEOPLE.size());
        assertThat(one.people()).isBetween(PEOPLE.size() / 5L, PEOPLE.size() / 3L);
        assertThat(other.people()).isEqualTo(one.people());
        assertThat(other.places()).isEqualTo(one.places());
        assertThat(one.provinces())
                .hasSize(2)
                .allSatisfy(pt -> assertThat(pt.number()).isGreaterThan(one.people() / 3));
    }

    @Test
    void of_as_many_as_a_page_may_have_each_is_looked_at() {
        // Given
        Profile most = new Profile(Crowds.DAY, Profile.MOST);

        // When
        most.enter(PEOPLE);

        // Then
        assertThat(most.people()).isEqualTo(PEOPLE.size());
    }

    @Test
    void nobody_shows_nothing() {
        assertThat(Stream.of(profile.places(), profile.dosesByYear(), profile.samples(), profile.comparison()))
                .allMatch(List::isEmpty);
    }

    @Test
    void a_dose_that_counts_has_a_number_unless_it_is_a_weak_one_that_nobody_has_found_yet() {
        // Given
        List<Immunization> doses = of(
                PEOPLE.stream()
                        .flatMap(record -> record.history().events().stream())
                        .toList(),
                Immunization.class);

        // Then
        assertThat(doses)
                .filteredOn(dose -> !dose.counts())
                .isNotEmpty()
                .allMatch(dose -> dose.protocols().isEmpty());
        assertThat(doses)
                .filteredOn(dose -> dose.counts() && dose.protocols().isEmpty())
                .allMatch(dose -> dose.date().isAfter(Crowds.DAY.minusDays(21)));
    }

    private static int firstOf(String pt, List<PatientRecord> people) {
        return Iterables.indexOf(people, record -> record.key().pt().equals(pt));
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::number).sum();
    }

    private static <T> List<T> of(List<Event> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks why changes nothing, and is told what has decided. */
class ExplainedLawsTest {

    private static final int PEOPLE = 300;
    private static final Pattern COMPARED = Pattern.compile(
            "(accepted|declined): .* drawn as ([0-9.]+), is (below|not below) the wanted share of ([0-9.]+)");

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_history_is_the_same_whether_it_is_explained_or_not(String pt) {
        // Given
        Historian historian = Historian.load(pt, Lives.CATALOGUE);
        for (long i = 0; i < PEOPLE; i++) {
            Person person = People.person(pt, i);
            // When
            Explained explained = historian.explained(People.key(pt, i), person, List.of(), People.TODAY);
            // Then
            assertThat(explained.history()).isEqualTo(historian.history(People.key(pt, i), person, People.TODAY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_dose_that_counts_names_the_row_that_called_the_day_and_a_draw_that_accepts(String pt) {
        // Given
        Historian historian = Historian.load(pt, Lives.CATALOGUE);
        List<String> wrong = new ArrayList<>();
        int doses = 0;
        for (long i = 0; i < PEOPLE; i++) {
            // When
            Explained explained = historian.explained(People.key(pt, i), People.person(pt, i), List.of(), People.TODAY);
            // Then
            for (Event event : explained.history().events()) {
                if (event instanceof Immunization dose && !dose.protocols().isEmpty()) {
                    doses++;
                    List<String> reasons = explained.reasons().getOrDefault(dose.role(), List.of());
                    boolean told = reasons.stream().anyMatch(line -> line.startsWith("row " + pt + "-"))
                            && reasons.stream()
                                    .anyMatch(line -> line.endsWith(dose.date().toString()))
                            && reasons.stream().anyMatch(line -> decides(line, "accepted"));
                    if (!told) {
                        wrong.add(dose.role() + " of " + i + ": " + reasons);
                    }
                }
            }
            for (Declined declined : explained.declined()) {
                boolean told = declined.reasons().stream()
                        .anyMatch(line -> line.startsWith("not needed")
                                || line.contains("refuses every vaccine")
                                || decides(line, "declined"));
                if (!told) {
                    wrong.add(declined.toString());
                }
            }
        }
        assertThat(doses).isGreaterThan(5 * PEOPLE);
        assertThat(wrong).isEmpty();
    }

    /** Both numbers are rounded to three places. */
    private static boolean decides(String line, String outcome) {
        Matcher matcher = COMPARED.matcher(line);
        if (!matcher.matches() || !matcher.group(1).equals(outcome)) {
            return false;
        }
        boolean below = matcher.group(3).equals("below");
        double drawn = Double.parseDouble(matcher.group(2));
        double wanted = Double.parseDouble(matcher.group(4));
        return below == outcome.equals("accepted") && (below ? drawn <= wanted : drawn >= wanted);
    }
}

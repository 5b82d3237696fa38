package dev.fhirseeder.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was known on a day is known on any later day, byte for byte; AS_OF only cuts. */
class PrefixLawsTest {

    private static final int PEOPLE = 200;
    private static final int DAYS = 2_500;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_resource_that_was_known_on_a_day_is_the_same_bytes_on_any_later_day(String pt) {
        int compared = 0;
        int corrected = 0;
        for (long i = 0; i < PEOPLE; i++) {
            // Given
            LocalDate early = Sample.POPULATION.plusDays(Math.floorMod(i * 7_919, DAYS));
            LocalDate late = early.plusDays(1 + Math.floorMod(i * 1_231, DAYS));
            // When
            Map<String, String> before = Sample.resources(pt, i, early);
            Map<String, String> after = Sample.resources(pt, i, late);
            // Then
            assertThat(after)
                    .as("ids of index %s", i)
                    .containsKeys(before.keySet().toArray(String[]::new));
            for (Map.Entry<String, String> known : before.entrySet()) {
                String now = after.getOrDefault(known.getKey(), "");
                compared++;
                if (!now.equals(known.getValue())) {
                    corrected++;
                    assertIsCorrection(known.getValue(), now, early, late);
                }
            }
        }
        assertThat(compared).isGreaterThan(10 * PEOPLE);
        assertThat(corrected).as("corrections").isLessThan(compared / 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void what_is_added_later_is_dated_later(String pt) {
        int added = 0;
        for (long i = 0; i < PEOPLE; i++) {
            // Given
            LocalDate early = Sample.POPULATION.plusDays(Math.floorMod(i * 7_919, DAYS));
            Map<String, String> before = Sample.resources(pt, i, early);
            // When
            Map<String, String> after = Sample.resources(pt, i, early.plusYears(4));
            // Then
            after.keySet().removeAll(before.keySet());
            for (String resource : after.values()) {
                added++;
                assertThat(Dates.of(resource).latest()).as(resource).isAfter(early);
            }
        }
        assertThat(added).isGreaterThan(PEOPLE);
    }

    /** A dose may be found to be bad or have a reaction, and a person may die; each between the two days, and nothing else. */
    private static void assertIsCorrection(String before, String after, LocalDate early, LocalDate late) {
        JsonNode was = Sample.tree(before);
        JsonNode is = Sample.tree(after);
        boolean patient = is.path("resourceType").asText().equals("Patient");
        String died = is.path("deceasedDateTime").asText();
        boolean dead = patient
                && !died.isEmpty()
                && LocalDate.parse(died.substring(0, 10)).isAfter(early)
                && !LocalDate.parse(died.substring(0, 10)).isAfter(late);
        boolean bad = is.path("status").asText().equals("entered-in-error")
                || is.path("isSubpotent").asBoolean();
        boolean reacted =
                was.path("reaction").isMissingNode() && !is.path("reaction").isMissingNode();
        for (JsonNode reaction : is.path("reaction")) {
            LocalDate on = LocalDate.parse(reaction.path("date").asText().substring(0, 10));
            assertThat(!reacted || on.isAfter(early) && !on.isAfter(late))
                    .as("%s is now %s", before, after)
                    .isTrue();
        }
        assertThat(dead || bad || reacted).as("%s is now %s", before, after).isTrue();
        for (String changed :
                new String[] {"deceasedDateTime", "active", "deceasedBoolean", "status", "statusReason"}) {
            ((ObjectNode) was).remove(changed);
            ((ObjectNode) is).remove(changed);
        }
        for (String changed : new String[] {"isSubpotent", "subpotentReason", "protocolApplied", "note", "reaction"}) {
            ((ObjectNode) was).remove(changed);
            ((ObjectNode) is).remove(changed);
        }
        assertThat(is).isEqualTo(was);
    }
}

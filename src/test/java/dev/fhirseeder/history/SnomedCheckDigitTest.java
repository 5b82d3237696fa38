package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SNOMED CT identifiers end in a Verhoeff check digit: SNOMED CT Technical Implementation Guide, "Check-digit". */
class SnomedCheckDigitTest {

    private static final int[] FIVE = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    @ParameterizedTest
    @ValueSource(strings = {"jurisdictions/bc/ethnicity.csv", "jurisdictions/on/ethnicity.csv"})
    void concepts_of_ethnicity_pass(String path) {
        // Given
        List<String> columns = List.of("group", "code", "display", "indigenous_group", "names", "share", "source");

        // When
        List<Optional<String>> codes = Table.read(path, columns, row -> row.optional("code"));

        // Then
        assertThat(codes.stream().flatMap(Optional::stream)).isNotEmpty().allMatch(SnomedCheckDigitTest::passes);
    }

    @Test
    void concepts_of_allergies_and_conditions_pass() {
        // Given
        List<Allergen> allergens = Allergen.read("catalogue/allergens.csv");
        List<Condition> conditions = Condition.read("catalogue/conditions.csv");

        // When // Then
        assertThat(allergens).allSatisfy(allergen -> {
            assertThat(allergen.substance().code()).matches(SnomedCheckDigitTest::passes);
            assertThat(allergen.mild().code()).matches(SnomedCheckDigitTest::passes);
            assertThat(allergen.severe().code()).matches(SnomedCheckDigitTest::passes);
        });
        assertThat(conditions).allMatch(condition -> passes(condition.term().code()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91934004", "794468006", "243284401000088108"})
    void codes_that_are_known_to_be_wrong_fail(String code) {
        // When // Then
        assertThat(passes(code)).isFalse();
    }

    /** Verhoeff's scheme in the dihedral group of ten elements, each written as its rotation plus 5 if it is mirrored. */
    private static boolean passes(String code) {
        int check = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(code.length() - 1 - i) - '0';
            for (int turn = 0; turn < i % 8; turn++) {
                digit = FIVE[digit];
            }
            check = product(check, digit);
        }
        return check == 0;
    }

    private static int product(int left, int right) {
        int turned = left < 5 ? left + right : left - right + 10;
        boolean mirrored = (left < 5) != (right < 5);
        return Math.floorMod(turned, 5) + (mirrored ? 5 : 0);
    }
}

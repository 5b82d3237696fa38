package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.forEachDose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of what the doses of many people have in common: each thing is one object, by which others look up what they know. */
class SharedLawsTest {

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void equal_products_providers_and_diseases_are_one_object(String pt) {
        Map<Object, Object> first = new HashMap<>();
        forEachDose(pt, (person, dose) -> {
            assertOne(first, dose.product(), dose);
            if (dose.provider() != null) {
                assertOne(first, dose.provider(), dose);
            }
            dose.protocols()
                    .forEach(protocol -> assertOne(
                            first, List.of(dose.product().name(), protocol.diseases()), protocol.diseases(), dose));
        });
    }

    private static void assertOne(Map<Object, Object> first, Object shared, Immunization dose) {
        assertOne(first, shared, shared, dose);
    }

    private static void assertOne(Map<Object, Object> first, Object key, Object shared, Immunization dose) {
        assertThat(shared).as("%s", dose).isSameAs(first.computeIfAbsent(key, none -> shared));
    }

    /** The hashes are our own, so they are held to their law here. */
    @Test
    void what_is_looked_up_is_found_by_an_equal_one() {
        Protocol protocol = new Protocol("MMR", 1, 2, List.of());
        Provider provider = new Provider("bc-FHA", "Fraser Health", "bc-FHA-school-surrey", "School clinic, Surrey");
        assertThat(new Protocol("MMR", 1, 2, List.of())).isEqualTo(protocol).hasSameHashCodeAs(protocol);
        assertThat(new Protocol("MMR", 1, 3, List.of())).isNotEqualTo(protocol);
        assertThat(new Provider("bc-FHA", "Fraser Health", "bc-FHA-school-surrey", "School clinic, Surrey"))
                .isEqualTo(provider)
                .hasSameHashCodeAs(provider);
    }
}

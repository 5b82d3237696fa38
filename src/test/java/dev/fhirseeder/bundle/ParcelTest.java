package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;

class ParcelTest {

    @Test
    void the_resources_are_counted_by_their_type() {
        // Given
        Parcel transaction = new Parcel(
                BundleType.TRANSACTION,
                true,
                List.of("Patient", "Immunization", "Immunization"),
                Json.of("[Montréal]"));

        // Then
        assertThat(transaction.resources()).containsExactly(entry("Immunization", 2), entry("Patient", 1));
        assertThat(transaction.types()).containsExactly("Patient", "Immunization", "Immunization");
        assertThat(transaction.json()).hasToString("[Montréal]");
    }
}

package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionTest {

    @Test
    void the_resources_are_counted_by_their_type() {
        // Given
        Transaction transaction =
                new Transaction(List.of("Patient", "Immunization", "Immunization"), Json.of("[Montréal]"));

        // Then
        assertThat(transaction.resources()).containsExactly(entry("Immunization", 2), entry("Patient", 1));
        assertThat(transaction.types()).containsExactly("Patient", "Immunization", "Immunization");
        assertThat(transaction.json()).hasToString("[Montréal]");
    }
}

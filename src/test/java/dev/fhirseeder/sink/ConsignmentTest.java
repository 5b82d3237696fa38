package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsignmentTest {

    private static final List<PatientRecord> PEOPLE = Records.from(8, 14);

    @Test
    void people_are_divided_in_their_order_into_portions_of_which_none_goes_beyond_a_checkpoint() {
        // When
        List<Portion> portions = new Consignment(PEOPLE, 10).portions();

        // Then
        assertThat(portions).extracting(Portion::first).containsExactly(8L, 10L, 15L, 20L);
        assertThat(portions.stream().flatMap(portion -> portion.people().stream()))
                .isEqualTo(PEOPLE);
    }

    @Test
    void it_is_open_until_every_portion_is_settled_and_counts_what_became_of_each() {
        // Given
        Consignment consignment = new Consignment(PEOPLE.subList(0, 4), 2);

        // When
        consignment.settle(Batches.of(8, 30));
        boolean openInTheMidst = consignment.isOpen();
        consignment.settle(Batches.of(10, 12));

        // Then
        assertThat(openInTheMidst).isTrue();
        assertThat(consignment.isOpen()).isFalse();
        assertThat(consignment.isWhole()).isTrue();
        assertThat(consignment.bytes()).isEqualTo(42);
        assertThat(consignment.resources()).isEqualTo(Map.of("Patient", 2));
    }

    @Test
    void it_is_not_whole_if_of_a_portion_nothing_became() {
        // Given
        Consignment consignment = new Consignment(PEOPLE.subList(0, 4), 2);

        // When
        consignment.settle(null);
        consignment.settle(Batches.of(10, 12));

        // Then
        assertThat(consignment.isOpen()).isFalse();
        assertThat(consignment.isWhole()).isFalse();
    }
}

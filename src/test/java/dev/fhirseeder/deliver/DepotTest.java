package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.run.Requests;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class DepotTest {

    private static final Consignment NOTHING = new Consignment(Json.of("{}"), Optional.empty());

    private final Depot depot = new Depot();

    @Test
    void a_gathering_is_packed_once_and_sent_again_as_it_was() {
        // Given
        Exchange exchange = Journey.of(Requests.run(4));

        // When
        Json first = depot.take(depot.deposit(exchange)).bundle();
        Json second = depot.take(depot.deposit(exchange)).bundle();

        // Then
        assertThat(second).isNotNull().isSameAs(first);
        assertThat(first).hasToString(Dispatch.of(exchange).parcel().json().toString());
        assertThat(first.toString()).contains("\"type\":\"transaction\"");
    }

    @Test
    void a_waybill_holds_for_one_request() {
        // Given
        String waybill = depot.deposit(NOTHING);
        depot.take(waybill);

        // When
        assertThatThrownBy(() -> depot.take(waybill))

                // Then
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equal_bundles_have_waybills_of_their_own() {
        assertThat(depot.deposit(NOTHING)).isNotEqualTo(depot.deposit(NOTHING));
    }

    @Test
    void another_text_is_no_waybill() {
        assertThat(depot.take("{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}"))
                .isNull();
    }

    @Test
    void no_waybill_is_longer_than_the_longest() {
        assertThat(depot.deposit(NOTHING)).hasSizeLessThanOrEqualTo(Depot.LONGEST);
    }
}

package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private final Traffic traffic = new Traffic();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void a_gathering_waits_then_moves_once_for_all_its_parts_and_is_gone_when_its_exchange_ends() {
        // Given
        traffic.comes(exchange);
        counted(1, 0);

        // When
        traffic.moves(ExchangeHelper.createCorrelatedCopy(exchange, false));
        traffic.moves(ExchangeHelper.createCorrelatedCopy(exchange, false));
        counted(0, 1);
        end();

        // Then
        counted(0, 0);
    }

    @Test
    void what_ends_while_it_waits_waits_no_more() {
        // Given
        traffic.comes(exchange);

        // When
        end();

        // Then
        counted(0, 0);
    }

    @Test
    void a_letter_that_did_not_have_to_wait_moves_and_its_halves_with_it() {
        // When
        traffic.moves(exchange);
        traffic.moves(ExchangeHelper.createCorrelatedCopy(exchange, false));
        counted(0, 1);
        end();

        // Then
        counted(0, 0);
    }

    private void end() {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }

    private void counted(int waiting, int moving) {
        assertThat(traffic.waiting()).isEqualTo(waiting);
        assertThat(traffic.moving()).isEqualTo(moving);
    }
}

package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class DispatcherTest {

    private final Heard heard = new Heard();
    private final Run run = Requests.run(4);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_run_waits_for_a_gathering_until_its_exchange_ends_whichever(boolean well) {
        // Given
        Exchange exchange = Journey.of(run, heard);
        exchange.setException(well ? null : new IllegalStateException());

        // When
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
        run.awaitBundles();

        // Then
        assertThat(heard.words()).isEmpty();
    }

    @Test
    void an_arrival_is_entered_in_the_account_of_its_run_as_the_sink_has_said() {
        // Given
        Exchange exchange = Journey.of(run, heard);
        Dispatch.of(exchange).arrived(Map.of("Patient", 3), 77);

        // When
        Journey.dispatcher(heard).delivered(exchange);

        // Then
        assertThat(run.tally().delivered()).isEqualTo(4);
        assertThat(run.tally().bytes()).isEqualTo(77);
        assertThat(run.tally().resources()).containsExactly(Map.entry("Patient", 3L));
        assertThat(heard.words()).containsExactly("delivered 4");
        assertThat(run.profile().orElseThrow().people()).isEqualTo(4);
        assertThat(heard.ends()).containsExactly(true);
    }
}

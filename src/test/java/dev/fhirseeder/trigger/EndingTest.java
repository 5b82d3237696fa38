package dev.fhirseeder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.report.Outcome;
import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

    private final List<Integer> ends = new ArrayList<>();
    private final Ending ending = new Ending(ends::add, 1);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void a_complete_run_that_was_to_be_the_last_ends_the_application_well() {
        // Given
        askForTheEnd();

        // When
        exchange.getMessage().setBody(report(3));
        done();

        // Then
        assertThat(ends).containsExactly(0);
    }

    @Test
    void a_run_of_which_somebody_is_missing_ends_it_with_1() {
        // Given
        askForTheEnd();

        // When
        exchange.getMessage().setBody(report(2));
        done();

        // Then
        assertThat(ends).containsExactly(1);
    }

    @Test
    void a_run_that_broke_down_ends_it_with_1() {
        // Given
        askForTheEnd();

        // When
        exchange.setException(new IllegalStateException("scripted"));
        done();

        // Then
        assertThat(ends).containsExactly(1);
    }

    @Test
    void an_outcome_ends_it_with_its_own_exit_code() {
        // Given
        askForTheEnd();

        // When
        exchange.getMessage().setBody((Outcome) () -> 2);
        done();

        // Then
        assertThat(ends).containsExactly(2);
    }

    @Test
    void an_answer_that_is_no_report_ends_it_with_1() {
        // Given
        askForTheEnd();

        // When
        exchange.getMessage().setBody("all is well");
        done();

        // Then
        assertThat(ends).containsExactly(1);
    }

    @Test
    void nothing_ends_before_the_request_is_done() {
        // When
        askForTheEnd();

        // Then
        assertThat(ends).isEmpty();
    }

    @Test
    void a_request_that_does_not_ask_for_the_end_ends_nothing() {
        // Given
        ending.watch(exchange);

        // When
        exchange.getMessage().setBody(report(3));
        done();

        // Then
        assertThat(ends).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void a_request_that_asks_so_ends_it_only_if_it_is_refused(boolean refused, int times) {
        // Given
        exchange.getMessage().setHeader(Ending.HEADER, Ending.IF_REFUSED);
        ending.watch(exchange);

        // When
        exchange.setException(
                refused ? new SettingsException(List.of("scripted")) : new IllegalStateException("scripted"));
        done();

        // Then
        assertThat(ends).hasSize(times).allMatch(code -> code == 1);
    }

    @Test
    void a_refusal_that_passes_is_not_one_that_ends_it() {
        // Given
        exchange.getMessage().setHeader(Ending.HEADER, Ending.IF_REFUSED);
        ending.watch(exchange);

        // When
        exchange.setException(SettingsException.passing("scripted"));
        done();

        // Then
        assertThat(ends).isEmpty();
    }

    @Test
    void a_complete_run_with_a_trouble_ends_it_with_1() {
        // Given
        askForTheEnd();
        Run run = Requests.run(3);
        run.tally().delivered(3, Map.of(), 0);
        run.trouble("scripted");

        // When
        exchange.getMessage().setBody(RunReport.of(run, "http://localhost/fhir"));
        done();

        // Then
        assertThat(ends).containsExactly(1);
    }

    @Test
    void the_wish_is_taken_from_the_message_so_that_nobody_reads_it_twice() {
        // When
        askForTheEnd();

        // Then
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Ending.HEADER);
    }

    private void askForTheEnd() {
        exchange.getMessage().setHeader(Ending.HEADER, "true");
        ending.watch(exchange);
    }

    private void done() {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }

    static RunReport report(int delivered) {
        Run run = Requests.run(3);
        run.tally().delivered(delivered, Map.of(), 0);
        return RunReport.of(run, "http://localhost/fhir");
    }
}

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
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

    @ParameterizedTest
    @CsvSource({"3, 3, 0", "3, 2, 1", "2, 3, 1"})
    void of_two_triggers_the_last_ends_it_with_the_worse_exit_code(int one, int other, int exitCode) {
        // Given
        Ending both = new Ending(ends::add, 2);

        // When
        ask(both, "one", one);
        List<Integer> before = List.copyOf(ends);
        ask(both, "other", other);

        // Then
        assertThat(before).isEmpty();
        assertThat(ends).containsExactly(exitCode);
    }

    @Test
    void one_of_two_triggers_that_asks_twice_does_not_ask_for_the_other() {
        // Given
        Ending both = new Ending(ends::add, 2);

        // When
        ask(both, "one", 3);
        ask(both, "one", 3);

        // Then
        assertThat(ends).isEmpty();
    }

    @Test
    void two_routes_of_one_file_are_one_trigger() throws Exception {
        // Given
        Ending both = new Ending(ends::add, 2);
        try (CamelContext context = new DefaultCamelContext()) {
            load(context, "one.yaml", "first", "second");
            load(context, "other.yaml", "third");
            context.start();

            // When
            ask(both, context, "first", 3);
            ask(both, context, "second", 2);
            List<Integer> before = List.copyOf(ends);
            ask(both, context, "third", 3);

            // Then
            assertThat(before).isEmpty();
            assertThat(ends).containsExactly(1);
        }
    }

    private static void load(CamelContext context, String file, String... routes) throws Exception {
        String yaml = Stream.of(routes)
                .map(
                        "- route: {id: %1$s, from: {uri: 'direct:%1$s', steps: [{to: 'direct:none-of-%1$s'}]}}\n"
                                ::formatted)
                .collect(Collectors.joining());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, yaml));
    }

    private static void ask(Ending ending, String trigger, int delivered) {
        ask(ending, new DefaultCamelContext(), trigger, delivered);
    }

    private static void ask(Ending ending, CamelContext context, String trigger, int delivered) {
        Exchange asking = new DefaultExchange(context);
        asking.getExchangeExtension().setFromRouteId(trigger);
        asking.getMessage().setHeader(Ending.HEADER, "true");
        ending.watch(asking);
        asking.getMessage().setBody(report(delivered));
        UnitOfWorkHelper.doneSynchronizations(
                asking, asking.getExchangeExtension().handoverCompletions());
    }

    private void askForTheEnd() {
        exchange.getMessage().setHeader(Ending.HEADER, "true");
        ending.watch(exchange);
    }

    private void done() {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }

    private static RunReport report(int delivered) {
        Run run = Requests.run(3);
        run.tally().delivered(delivered, Map.of(), 0);
        return RunReport.of(run, "http://localhost/fhir");
    }
}

package dev.fhirseeder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

/** The end of an application of which several triggers ask for it. */
class SeveralTriggersTest {

    private final List<Integer> ends = new ArrayList<>();

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
        asking.getMessage().setBody(EndingTest.report(delivered));
        UnitOfWorkHelper.doneSynchronizations(
                asking, asking.getExchangeExtension().handoverCompletions());
    }
}

package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class GathersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Run run = Requests.together(9, 4);
    private final List<PatientRecord> people = Records.all();
    private final Gathers gathers = new Gathers();

    @Test
    void people_are_gathered_whether_they_come_one_by_one_or_some_at_a_time() {
        // When
        Exchange open = gathers.aggregate(null, coming(people.get(0)));
        Exchange grown = gathers.aggregate(open, coming(people.subList(1, 4)));

        // Then
        assertThat(grown).isSameAs(open);
        Gathering gathering = open.getMessage().getBody(Gathering.class);
        assertThat(gathering.run()).isSameAs(run);
        assertThat(gathering.people()).isEqualTo(people);
    }

    @Test
    void a_gathering_is_whole_when_there_are_enough_people_in_however_few_messages() {
        // When
        Exchange few = gathers.aggregate(null, coming(people.subList(0, 3)));
        Boolean before = few.getProperty(ExchangePropertyKey.AGGREGATION_COMPLETE_CURRENT_GROUP, Boolean.class);
        Exchange enough = gathers.aggregate(few, coming(people.get(3)));

        // Then
        assertThat(before).isNull();
        assertThat(enough.getProperty(ExchangePropertyKey.AGGREGATION_COMPLETE_CURRENT_GROUP, Boolean.class))
                .isTrue();
    }

    @Test
    void people_without_a_run_are_refused() {
        Exchange lost = coming(people.get(0));
        lost.getMessage().removeHeader("run");
        assertThatThrownBy(() -> gathers.aggregate(null, lost)).hasMessage("A record must come with its run");
    }

    private Exchange coming(Object body) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("run", run);
        return exchange;
    }
}

package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class GathererTest {

    private final Run run = Requests.run(3);
    private final List<PatientRecord> people = Records.all();

    @Test
    void people_are_gathered_in_the_order_they_come() {
        // When
        Gathering first = append(null, people.get(0));
        Gathering both = append(first, people.get(1));

        // Then
        assertThat(both.run()).isSameAs(run);
        assertThat(both.people()).containsExactly(people.get(0), people.get(1));
    }

    @Test
    void a_run_waits_for_a_gathering_from_its_first_person_on() throws Exception {
        // Given
        append(append(null, people.get(0)), people.get(1));
        CompletableFuture<Void> over = CompletableFuture.runAsync(run::awaitBundles);

        // When
        assertThatThrownBy(() -> over.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        run.closed();

        // Then
        assertThat(over.get(1, TimeUnit.MINUTES)).isNull();
    }

    private Gathering append(Gathering open, PatientRecord next) {
        return new Gatherer().append(open, List.of(next), run);
    }
}

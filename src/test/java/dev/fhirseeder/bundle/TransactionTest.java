package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

class TransactionTest {

    @Test
    void a_bundle_is_rendered_at_most_once() {
        // Given
        AtomicInteger rendered = new AtomicInteger();
        Transaction transaction = new Transaction(1, new Bundle(), bundle -> {
            rendered.incrementAndGet();
            return Json.of("{}");
        });
        int before = rendered.get();
        // When
        Json first = transaction.json();
        Json second = transaction.json();
        // Then
        assertThat(before).isZero();
        assertThat(rendered).hasValue(1);
        assertThat(second).isSameAs(first).hasToString("{}");
    }
}

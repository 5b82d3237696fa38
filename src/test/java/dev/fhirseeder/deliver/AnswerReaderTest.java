package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.run.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {

    private final Exchange exchange = Journey.of(Requests.run(3));
    private final int sent = Dispatch.of(exchange).transaction().resources().values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    private final AnswerReader reader = new AnswerReader(R4.context());

    @Test
    void an_answer_that_takes_every_entry_is_good() {
        assertThatCode(() -> reader.check(exchange, answer(BundleType.TRANSACTIONRESPONSE, sent, "201 Created")))
                .doesNotThrowAnyException();
    }

    static Stream<@Nullable String> proofless() {
        return Stream.of(
                null,
                "",
                "  ",
                "<html>Marie Tremblay</html>",
                "Marie Tremblay",
                "{",
                "{}",
                "[]",
                "{\"resourceType\":\"Tremblay\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[{",
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Tremblay\"}]}",
                "{\"resourceType\":\"Bundle\"}",
                answer(BundleType.BATCHRESPONSE, 3, "201 Created"),
                answer(BundleType.SEARCHSET, 3, "201 Created"),
                answer(BundleType.TRANSACTIONRESPONSE, 0, "201 Created"),
                answer(BundleType.TRANSACTIONRESPONSE, 1, "201 Created"));
    }

    @ParameterizedTest
    @MethodSource("proofless")
    void an_answer_that_proves_nothing_leaves_the_outcome_unknown_and_is_not_quoted(@Nullable String answer) {
        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, answer));

        // Then
        assertThat(refused.failure()).isEqualTo(Failure.UNKNOWN_OUTCOME);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused).hasMessageNotContaining("Tremblay");
        assertThat(Diagnosis.of(refused).toString()).doesNotContain("Tremblay");
    }

    @ParameterizedTest
    @CsvSource({"400 Bad Request, 400", "422, 422", "404 Marie Tremblay, 404", "refused, 0", "'', 0", "5, 0"})
    void an_entry_that_is_refused_inside_a_success_is_a_failure(String status, int kept) {
        // Given
        String answer = answer(BundleType.TRANSACTIONRESPONSE, sent - 1, "201 Created", status);

        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, answer));

        // Then
        assertThat(refused.failure()).isEqualTo(Failure.PERMANENT);
        assertThat(refused.status()).isEqualTo(kept);
        assertThat(refused).hasMessageNotContaining("Tremblay");
    }

    private static String answer(BundleType type, int entries, String status, String... more) {
        Bundle bundle = new Bundle().setType(type);
        for (int i = 0; i < entries; i++) {
            bundle.addEntry().getResponse().setStatus(status);
        }
        List.of(more)
                .forEach(other -> bundle.addEntry()
                        .setFullUrl("urn:uuid:0")
                        .getResponse()
                        .setLocation("x")
                        .setStatus(other));
        return R4.context().newJsonParser().encodeResourceToString(bundle);
    }
}

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
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private final Exchange exchange = Journey.of(Requests.run(3));
    private final int sent = Dispatch.of(exchange).parcel().resources().values().stream()
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
        assertThat(refused.diagnosis().failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(refused.diagnosis().status()).isEqualTo(200);
        assertThat(refused).hasMessageNotContaining("Tremblay");
        assertThat(Diagnosis.of(refused).toString()).doesNotContain("Tremblay");
    }

    @ParameterizedTest
    @CsvSource({"400 Bad Request, 400", "422, 422", "404 Marie Tremblay, 404"})
    void an_entry_that_is_refused_inside_a_success_is_a_failure(String status, int kept) {
        // Given
        String answer = answer(BundleType.TRANSACTIONRESPONSE, sent - 1, "201 Created", status);

        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, answer));

        // Then
        assertThat(refused.diagnosis().failure()).isEqualTo(Failure.REFUSED);
        assertThat(refused.diagnosis().status()).isEqualTo(kept);
        assertThat(refused).hasMessageNotContaining("Tremblay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "", "5", "2000"})
    void an_entry_of_which_nothing_readable_is_said_leaves_the_outcome_unknown(String status) {
        // Given
        String answer = answer(BundleType.TRANSACTIONRESPONSE, sent - 1, "201 Created", status);

        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, answer));

        // Then
        assertThat(refused.diagnosis().failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(refused.diagnosis().status()).isEqualTo(200);
    }

    @Test
    void a_refused_entry_is_named_by_its_number_and_type_and_the_servers_words_are_kept() {
        // Given
        Bundle response = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        for (int i = 0; i < sent; i++) {
            response.addEntry().getResponse().setStatus(i == 0 ? "201" : "422");
        }
        response.getEntry().get(1).getResponse().setOutcome(words());
        String answer = R4.context().newJsonParser().encodeResourceToString(response);

        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, answer));

        // Then
        String type = Dispatch.of(exchange).parcel().types().get(1);
        assertThat(refused.diagnosis().exception()).contains("entry[1] (" + type + ")");
        assertThat(refused.diagnosis().operationOutcome()).contains("HAPI-0541");
    }

    @Test
    void the_words_of_a_bare_outcome_are_kept() {
        // Given
        String answer = R4.context().newJsonParser().encodeResourceToString(words());

        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, answer));

        // Then
        assertThat(refused.diagnosis().failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(refused.diagnosis().operationOutcome()).contains("HAPI-0541");
    }

    private static OperationOutcome words() {
        OperationOutcome words = new OperationOutcome();
        words.addIssue().setDiagnostics("HAPI-0541");
        return words;
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

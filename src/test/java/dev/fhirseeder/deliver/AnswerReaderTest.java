package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.run.Requests;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
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
    private final AnswerReader reader = new AnswerReader();

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

    static Stream<UnaryOperator<String>> damages() {
        return Stream.of(
                good -> good + "Tremblay",
                good -> good + good,
                good -> good + "}",
                good -> good + "<html>",
                good -> "[" + good + "]",
                good -> "\uFEFF\uFEFF" + good,
                good -> good.substring(0, good.length() - 1),
                good -> good.substring(0, good.length() / 2),
                good -> good.replaceFirst("\\{", "{\"resourceType\":\"Bundle\","),
                good -> good.replaceFirst("\\{", "{\"type\":\"transaction-response\","),
                good -> good.replaceFirst("\\{", "{\"entry\":[],"),
                good -> good.replaceFirst("\"resourceType\":\"Bundle\",", ""),
                good -> good.replaceFirst("\"resourceType\":\"Bundle\"", "\"resourceType\":[\"Bundle\"]"),
                good -> good.replaceFirst("\"entry\":\\[", "\"entry\":[null,"),
                good -> good.replaceFirst("\\{\"response\"", "{\"response\":{\"status\":\"201\"},\"response\""),
                good -> good.replaceFirst("\\{\"status\"", "{\"status\":\"201\",\"status\""),
                good -> good.replaceFirst("\\{\"status\":\"201 Created\"}", "\"201 Created\""),
                good -> good.replaceFirst("\"201 Created\"", "201"),
                good -> good.replaceFirst("\"status\":", "\"etag\":"),
                good -> good.replaceFirst("\"response\":", "\"resource\":"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void an_answer_that_is_good_but_for_one_thing_proves_nothing(UnaryOperator<String> damage) {
        // Given
        String good = answer(BundleType.TRANSACTIONRESPONSE, sent, "201 Created");
        String damaged = damage.apply(good);

        // When
        AnswerException refused = catchThrowableOfType(AnswerException.class, () -> reader.check(exchange, damaged));

        // Then
        assertThat(damaged).isNotEqualTo(good);
        assertThat(refused.diagnosis().failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(refused).hasMessageNotContaining("Tremblay").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entry\":%s,\"type\":\"transaction-response\",\"resourceType\":\"Bundle\"}",
                " {\"meta\":{\"type\":\"x\",\"entry\":[1]},\"resourceType\":\"Bundle\",\"link\":[{\"type\":[{}]}],"
                        + "\"type\":\"transaction-response\",\"entry\":%s}\r\n "
            })
    void the_order_of_an_answer_and_what_nobody_asks_for_make_no_difference(String form) {
        // Given
        String entry =
                "{\"resource\":{\"response\":{\"status\":\"500\"}},\"response\":{\"outcome\":{\"status\":\"500\"},"
                        + "\"status\":\"304 Not Modified\"},\"fullUrl\":\"urn:uuid:0\"}";
        String answer = form.formatted(Collections.nCopies(sent, entry));

        // When
        assertThatCode(() -> reader.check(exchange, answer))

                // Then
                .doesNotThrowAnyException();
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
        String answer = R4.passing().newJsonParser().encodeResourceToString(response);

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
        String answer = R4.passing().newJsonParser().encodeResourceToString(words());

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
        return R4.passing().newJsonParser().encodeResourceToString(bundle);
    }
}

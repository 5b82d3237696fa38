package dev.fhirseeder.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.settings.Counted;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's answer to a transaction. A 200 proves little: it may be a proxy's page, an empty or a broken body,
 * or hold a refused entry, and camel-fhir hands all of them on as they are.
 */
public final class AnswerReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNREADABLE = -1;

    /** So begins what an answer tells that is a success but for an entry, whose status is not that of the whole. */
    static final String IN_A_SUCCESS = "The answer is a success, but ";

    /**
     * Makes sure that the server has taken every entry.
     *
     * @param exchange with which the Bundle travels
     * @param answer the body of the answer, null if there was none
     * @throws RuntimeException with what is wrong, if it has not, or if that is not known
     */
    public void check(Exchange exchange, @Nullable String answer) {
        compare(Dispatch.of(exchange).parcel(), answer);
    }

    /**
     * Makes sure that the server has taken every entry.
     *
     * @param parcel the Bundle that was sent
     * @param answer the body of the answer, null if there was none
     * @throws RuntimeException with what is wrong, if it has not, or if that is not known
     */
    public void compare(Parcel parcel, @Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            throw unknown("The answer is empty");
        }
        List<String> statuses = statuses(answer, parcel.type());
        List<String> sent = parcel.types();
        if (statuses.size() != sent.size()) {
            throw unknown(
                    "The answer has %s for %d".formatted(Counted.of(statuses.size(), "entry", "entries"), sent.size()));
        }
        for (int i = 0; i < sent.size(); i++) {
            int status = code(statuses.get(i));
            if (status / 100 != 2 && status != 304) { // 304: it is there already, with this content
                throw refused(i, status, parcel, answer);
            }
        }
    }

    /**
     * Hands on the failure of a request without what the client's exceptions hold of its content.
     *
     * @throws DeliveryException always
     */
    @SuppressWarnings("DoNotCallSuggester") // the route of the sink calls it
    public void refuse(Exception failure) {
        throw DeliveryException.attempted(Diagnosis.of(failure));
    }

    private static List<String> statuses(String text, BundleType type) {
        try {
            Answer answer = Answer.read(text);
            if (answer.resourceType() == null) {
                throw unknown("The answer is not FHIR JSON");
            }
            if (!answer.resourceType().equals("Bundle")) {
                throw new AnswerException(
                        Failure.OUTCOME_UNKNOWN,
                        200,
                        "The answer is a resource, but no Bundle",
                        words(JSON.readTree(text)));
            }
            if (!(type.toCode() + "-response").equals(answer.type())) {
                throw unknown("The answer is a Bundle, but no %s-response".formatted(type.toCode()));
            }
            return answer.statuses();
        } catch (IOException e) {
            throw unknown("The answer is not FHIR JSON"); // the cause would quote it
        }
    }

    /** Returns the three digits with which it begins, if no fourth follows. */
    private static int code(String status) {
        int digits = 0;
        while (digits < status.length() && status.charAt(digits) >= '0' && status.charAt(digits) <= '9') {
            digits++;
        }
        return digits == 3 ? Integer.parseInt(status, 0, digits, 10) : UNREADABLE;
    }

    /** The server may have taken other entries of the Bundle. */
    private static AnswerException refused(int entry, int status, Parcel parcel, String answer) {
        String name = "entry[%d] (%s)".formatted(entry, parcel.types().get(entry));
        if (status == UNREADABLE) {
            return unknown("The answer says nothing readable of " + name);
        }
        return new AnswerException(
                parcel.isRepeatable() ? ofEntry(status) : Failure.OUTCOME_UNKNOWN,
                status,
                IN_A_SUCCESS + name + " is refused",
                wordsOf(entry, answer));
    }

    /** The request itself was not turned away; what is refused of it alone may be sent without the rest. */
    private static Failure ofEntry(int status) {
        Failure failure = Taxonomy.of(status);
        return failure == Failure.TURNED_AWAY || failure == Failure.PERMANENT ? Failure.REFUSED : failure;
    }

    private static @Nullable String wordsOf(int entry, String answer) {
        try {
            return words(JSON.readTree(answer).at("/entry/%d/response/outcome".formatted(entry)));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Returns a resource as it is if it is the server's own words, and null if not. */
    private static @Nullable String words(JsonNode resource) {
        return resource.path("resourceType").asText().equals("OperationOutcome") ? resource.toString() : null;
    }

    private static AnswerException unknown(String message) {
        return new AnswerException(Failure.OUTCOME_UNKNOWN, 200, message, null);
    }
}

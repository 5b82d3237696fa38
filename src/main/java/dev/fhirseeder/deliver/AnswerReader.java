package dev.fhirseeder.deliver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import dev.fhirseeder.bundle.Parcel;
import java.util.List;
import org.apache.camel.Exchange;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's answer to a transaction. A 200 proves little: it may be a proxy's page, an empty or a broken body,
 * or hold a refused entry, and camel-fhir hands all of them on as they are.
 */
public final class AnswerReader {

    private final FhirContext fhir;

    /** Prepares the reading for FHIR R4. */
    public AnswerReader(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * Makes sure that the server has taken every entry.
     *
     * @param exchange with which the Bundle travels
     * @param answer the body of the answer, null if there was none
     * @throws RuntimeException with what is wrong, if it has not, or if that is not known
     */
    public void check(Exchange exchange, @Nullable String answer) {
        Parcel parcel = Dispatch.of(exchange).parcel();
        List<String> sent = parcel.types();
        Bundle response = parse(answer);
        BundleType expected =
                parcel.type() == BundleType.BATCH ? BundleType.BATCHRESPONSE : BundleType.TRANSACTIONRESPONSE;
        if (response.getType() != expected) {
            throw unknown("The answer is a Bundle, but no " + expected.toCode(), null);
        }
        if (response.getEntry().size() != sent.size()) {
            throw unknown(
                    "The answer has %d entries for %d"
                            .formatted(response.getEntry().size(), sent.size()),
                    null);
        }
        for (int i = 0; i < sent.size(); i++) {
            checkEntry(
                    response.getEntry().get(i).getResponse(),
                    "entry[%d] (%s)".formatted(i, sent.get(i)),
                    parcel.isRepeatable());
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

    private Bundle parse(@Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            throw unknown("The answer is empty", null);
        }
        try {
            IBaseResource resource = fhir.newJsonParser().parseResource(answer);
            if (resource instanceof Bundle bundle) {
                return bundle;
            }
            throw new AnswerException(
                    Failure.OUTCOME_UNKNOWN,
                    200,
                    "The answer is a resource, but no Bundle",
                    Diagnosis.words(resource),
                    null);
        } catch (DataFormatException e) {
            throw unknown("The answer is not FHIR JSON", e);
        }
    }

    /**
     * 304 stands for a resource that is already there with this content, and so for one that is taken. Of a Bundle that was
     * answered with success the server may have taken other entries.
     */
    private static void checkEntry(Bundle.BundleEntryResponseComponent entry, String name, boolean repeatable) {
        String text = entry.getStatus();
        if (text == null || !text.matches("\\d{3}(\\D.*)?")) {
            throw unknown("The answer says nothing readable of " + name, null);
        }
        int status = Integer.parseInt(text.substring(0, 3));
        if (status / 100 != 2 && status != 304) {
            throw new AnswerException(
                    repeatable ? ofEntry(status) : Failure.OUTCOME_UNKNOWN,
                    status,
                    "The answer is a success, but " + name + " is refused",
                    Diagnosis.words(entry.getOutcome()),
                    null);
        }
    }

    /** The request itself was not turned away; what is refused of it alone may be sent without the rest. */
    private static Failure ofEntry(int status) {
        Failure failure = Taxonomy.of(status);
        return failure == Failure.TURNED_AWAY || failure == Failure.PERMANENT ? Failure.REFUSED : failure;
    }

    private static AnswerException unknown(String message, @Nullable Throwable cause) {
        return new AnswerException(Failure.OUTCOME_UNKNOWN, 200, message, null, cause);
    }
}

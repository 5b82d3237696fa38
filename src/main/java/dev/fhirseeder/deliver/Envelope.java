package dev.fhirseeder.deliver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a Bundle and its answer. A transaction is posted to the base URL itself, to which HAPI's client adds
 * a slash; questions go where they are addressed to; and of an answer the rest of the way sees only the body.
 */
final class Envelope implements IClientInterceptor {

    private final FhirContext fhir;
    private final String address;
    private final Supplier<Instant> clock;

    /**
     * Writes the envelope.
     *
     * @param fhir reads what a server says that asks to wait
     * @param base URL of the FHIR server
     * @param clock tells the time, for a server that names a date and not its own
     */
    Envelope(FhirContext fhir, URI base, Supplier<Instant> clock) {
        this.fhir = fhir;
        this.address = base.toString().replaceFirst("(?<=[^/])/+$", "");
        this.clock = clock;
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        if (request.getUri().replaceFirst("/+$", "").equals(address)) {
            request.setUri(address);
        }
    }

    /**
     * Lets no answer pass that says, by its status, that it does not tell what became of the Bundle, and none with words
     * that the client would not hand on.
     *
     * @throws AnswerException if the server has only accepted it (202), has answered without a body (204, 205), or asks to
     *     wait
     */
    @Override
    public void interceptResponse(IHttpResponse response) throws IOException {
        int status = response.getStatus();
        if (status == 202 || status == 204 || status == 205) {
            throw new AnswerException(
                    Taxonomy.of(status), status, "The answer does not tell what became of the Bundle", null);
        }
        Optional<Duration> wait = RetryAfter.of(header(response, "Retry-After"), header(response, "Date"), clock.get());
        if (status >= 400 && wait.isPresent()) {
            throw new AnswerException(status, wait.get(), words(response));
        }
    }

    private static @Nullable String header(IHttpResponse response, String name) {
        List<String> values = response.getHeaders(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private @Nullable String words(IHttpResponse response) throws IOException {
        response.bufferEntity();
        try (Reader reader = response.createReader()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return Diagnosis.words(fhir.newJsonParser().parseResource(text.toString()));
        } catch (DataFormatException e) {
            return null; // a proxy's words are none of the server's
        }
    }
}

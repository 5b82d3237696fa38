package dev.fhirseeder.deliver;

import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.net.URI;

/**
 * What stands around a Bundle and its answer. A transaction is posted to the base URL itself, to which HAPI's client adds
 * a slash; questions go where they are addressed to; and of an answer the rest of the way sees only the body.
 */
final class Envelope implements IClientInterceptor {

    private final String address;

    /**
     * Writes the envelope.
     *
     * @param base URL of the FHIR server
     */
    Envelope(URI base) {
        this.address = withoutSlash(base.toString());
    }

    private static String withoutSlash(String url) {
        return url.replaceFirst("(?<=[^/])/+$", "");
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        if (withoutSlash(request.getUri()).equals(address)) {
            request.setUri(address);
        }
    }

    /**
     * Lets no answer pass that says, by its status, that it does not tell what became of the Bundle.
     *
     * @throws AnswerException if the server has only accepted it (202), or has answered without a body (204, 205)
     */
    @Override
    public void interceptResponse(IHttpResponse response) {
        int status = response.getStatus();
        if (status == 202 || status == 204 || status == 205) {
            throw new AnswerException(
                    Failure.UNKNOWN_OUTCOME, status, "The answer does not tell what became of the Bundle", null, null);
        }
    }
}

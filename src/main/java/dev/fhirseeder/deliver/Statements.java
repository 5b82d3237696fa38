package dev.fhirseeder.deliver;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's CapabilityStatement, once. It goes through HAPI's client, so that it is asked for as everything else is, but
 * not through its parser, which would make thousands of objects of it.
 */
@Interceptor
public final class Statements {

    private static final String PATH = "/metadata";
    private static final String NOBODY = "fhir-seeder-is-let-in";

    private final IGenericClient client;
    private @Nullable Statement known;

    /** The statement, on its way past the parser. */
    private static final class Told extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Statement statement;

        Told(Statement statement) {
            super("a CapabilityStatement", null, false, false);
            this.statement = statement;
        }
    }

    /**
     * Prepares the reading.
     *
     * @param client asks the server
     */
    public Statements(IGenericClient client) {
        this.client = client;
        client.registerInterceptor(this);
    }

    /**
     * Returns the statement; the server is asked until it has given one.
     *
     * @throws RuntimeException if it cannot be read; {@link Diagnosis} says why
     */
    synchronized Statement read() {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    /**
     * Asks for a Patient that nobody has, to learn whether the server accepts who asks.
     *
     * @throws RuntimeException if it does not, or has no such Patient; {@link Diagnosis} says which
     */
    void seekNobody() {
        Patient unused = client.read().resource(Patient.class).withId(NOBODY).execute();
    }

    private Statement ask() {
        try {
            client.capabilities()
                    .ofType(CapabilityStatement.class)
                    .accept("application/fhir+json")
                    .execute();
        } catch (Told told) {
            return told.statement;
        }
        throw unreadable();
    }

    /**
     * Takes the statement out of the answer, past the parser. Nobody reads who it is that should not be there, either.
     *
     * @throws AnswerException if there is no statement in it, or somebody
     */
    @Hook(Pointcut.CLIENT_RESPONSE)
    public void take(IHttpRequest request, IHttpResponse response) {
        if (request.getUri().endsWith(NOBODY) && response.getStatus() < 300) {
            throw new AnswerException(Failure.REFUSED, response.getStatus(), "Somebody whom nobody has made", null);
        }
        if (response.getStatus() == 200 && request.getUri().endsWith(PATH)) {
            try (InputStream body = response.readEntity()) {
                throw new Told(Statement.read(body));
            } catch (IOException e) {
                throw unreadable(); // the cause would quote it
            }
        }
    }

    private static AnswerException unreadable() {
        return new AnswerException(Failure.OUTCOME_UNKNOWN, 200, "The CapabilityStatement is not FHIR JSON", null);
    }
}

package dev.fhirseeder.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.lang.ref.SoftReference;

/** The FHIR contexts of the application: whoever encodes with any of them gives the same bytes for the same resource. */
public final class R4 {

    private static SoftReference<FhirContext> passing = new SoftReference<>(null);

    private R4() {}

    /**
     * Returns the context of those who need one at the beginning, and hardly ever again. It is thread-safe; the parsers that it
     * makes are not. What it has found out about the structures, 15 MB, is given up by the JVM when it has not been used for a
     * while ({@code SoftRefLRUPolicyMSPerMB}), and found out again, which takes more time than to encode a Bundle.
     */
    public static synchronized FhirContext passing() {
        FhirContext known = passing.get();
        if (known == null) {
            known = FhirContext.forR4();
            // Nothing of ours is contained: the search for contained resources would be four tenths of all encoding
            // time.
            known.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
            passing = new SoftReference<>(known);
        }
        return known;
    }

    /**
     * Returns a context that nobody else has. Whoever makes an HTTP client needs one: HAPI's client asks the factory of its
     * context, not its own, for the HTTP client that a request goes through, so that all clients of one context would send
     * through that which was made last, with what it shows to be let in, and none any more when it is closed. It parses and
     * encodes as {@link #passing} does.
     */
    public static FhirContext separate() {
        return new ClientContext();
    }
}

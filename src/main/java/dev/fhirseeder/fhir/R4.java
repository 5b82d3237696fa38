package dev.fhirseeder.fhir;

import ca.uhn.fhir.context.FhirContext;

/** The one FHIR context of the application: whoever encodes with it gives the same bytes for the same resource. */
public final class R4 {

    private static final FhirContext CONTEXT = configured();

    private R4() {}

    /** Returns the shared context. It is thread-safe; the parsers that it makes are not. */
    public static FhirContext context() {
        return CONTEXT;
    }

    /** Nothing of ours is contained: the search for contained resources, four tenths of all encoding time, is off. */
    private static FhirContext configured() {
        FhirContext context = FhirContext.forR4Cached();
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        return context;
    }
}

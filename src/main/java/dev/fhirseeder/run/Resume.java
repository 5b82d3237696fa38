package dev.fhirseeder.run;

import java.util.Locale;

/** What is done about runs that have not come to their end. */
public enum Resume {
    /** A run that was asked the same goes on where it stopped. */
    TRUE,

    /** Each run begins anew, in the place of an unfinished one that was asked the same. */
    FALSE,

    /** Each run begins anew, and leaves nothing behind that could be continued. */
    NEVER;

    /** Returns the one of that name, as the setting {@code RESUME} has it. */
    public static Resume of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

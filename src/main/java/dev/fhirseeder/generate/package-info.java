/** The pure heart: from a request to records, one at a time, each drawn from its key alone. */
@NullMarked
package dev.fhirseeder.generate;

import org.jspecify.annotations.NullMarked;

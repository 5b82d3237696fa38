/** What a request makes of the histories. */
@NullMarked
package dev.fhirseeder.generate;

import org.jspecify.annotations.NullMarked;

/** Published figures against generated people: the same comparison for a test, for a reader, and as plots. */
@NullMarked
package dev.fhirseeder.calibration;

import org.jspecify.annotations.NullMarked;

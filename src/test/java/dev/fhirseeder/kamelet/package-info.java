/** Proves the Kamelets in another Camel application, which has nothing of ours but the class path. */
@NullMarked
package dev.fhirseeder.kamelet;

import org.jspecify.annotations.NullMarked;

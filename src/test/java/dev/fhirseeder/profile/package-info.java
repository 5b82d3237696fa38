/** Tests of the package of the same name. */
@NullMarked
package dev.fhirseeder.profile;

import org.jspecify.annotations.NullMarked;

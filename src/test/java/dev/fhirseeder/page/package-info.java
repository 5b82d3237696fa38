/** Tests of the package of the same name. */
@NullMarked
package dev.fhirseeder.page;

import org.jspecify.annotations.NullMarked;

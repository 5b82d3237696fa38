/** Files that are whole or not there. */
@NullMarked
package dev.fhirseeder.files;

import org.jspecify.annotations.NullMarked;

/**
 * Proves that the documents say what is so: the settings file, README.md and the pages below {@code src/docs/}. A page
 * that names a thing which does not exist, or shows an output that no command prints, fails here.
 */
@NullMarked
package dev.fhirseeder.docs;

import org.jspecify.annotations.NullMarked;

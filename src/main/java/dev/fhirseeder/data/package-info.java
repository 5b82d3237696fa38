/**
 * Strict reading of data files. A file that does not say exactly what is expected is refused with its name, the line
 * and the column; nothing is guessed and nothing is skipped.
 */
@NullMarked
package dev.fhirseeder.data;

import org.jspecify.annotations.NullMarked;

/** Dead letters as files: a Bundle that was not delivered, and beside it the cause. */
@NullMarked
package dev.fhirseeder.letter;

import org.jspecify.annotations.NullMarked;

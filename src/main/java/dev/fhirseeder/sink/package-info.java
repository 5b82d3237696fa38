/** Where people go when it is not a server: files. */
@NullMarked
package dev.fhirseeder.sink;

import org.jspecify.annotations.NullMarked;

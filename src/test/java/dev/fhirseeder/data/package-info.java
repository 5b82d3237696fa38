@NullMarked
package dev.fhirseeder.data;

import org.jspecify.annotations.NullMarked;

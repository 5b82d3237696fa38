@NullMarked
package dev.fhirseeder.http;

import org.jspecify.annotations.NullMarked;

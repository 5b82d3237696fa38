/** A browser as people have it, for the tests of pages. */
@NullMarked
package dev.fhirseeder.browser;

import org.jspecify.annotations.NullMarked;

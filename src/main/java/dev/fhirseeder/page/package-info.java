/** Pages for people: HTML that is written through one door which escapes, and charts as SVG with their numbers beside them. */
@NullMarked
package dev.fhirseeder.page;

import org.jspecify.annotations.NullMarked;

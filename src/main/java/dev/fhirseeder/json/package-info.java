/** JSON as the bytes that are written: text that grows, and text that is the same but for some words. */
@NullMarked
package dev.fhirseeder.json;

import org.jspecify.annotations.NullMarked;

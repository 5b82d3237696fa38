/**
 * From records to what is sent: transaction Bundles for servers, lines of JSON for files. Everything that renders stands
 * behind {@link dev.fhirseeder.bundle.Encoder}; nothing outside this package knows how the text comes about.
 */
@NullMarked
package dev.fhirseeder.bundle;

import org.jspecify.annotations.NullMarked;

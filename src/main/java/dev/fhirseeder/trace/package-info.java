/** Traces of Bundles for OpenTelemetry. Nobody else knows of it, and without TRACING nobody loads it. */
@NullMarked
package dev.fhirseeder.trace;

import org.jspecify.annotations.NullMarked;

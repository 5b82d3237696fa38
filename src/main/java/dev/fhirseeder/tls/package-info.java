/**
 * How a server is reached: whose certificates are trusted, with which one we present ourselves, and through which proxy. Knows
 * the settings, the JDK's certificates and keys, and nothing of FHIR.
 */
@NullMarked
package dev.fhirseeder.tls;

import org.jspecify.annotations.NullMarked;

/** Certificates, keys and proxies: what is read of the settings' files, and what is said of those that are no good. */
@NullMarked
package dev.fhirseeder.tls;

import org.jspecify.annotations.NullMarked;

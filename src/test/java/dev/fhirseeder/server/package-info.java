/**
 * A real FHIR R4 server inside this process: HAPI's JPA server with an in-memory H2 database behind Jetty, for plain
 * {@code mvn} and for integration tests. It forgets everything when it is closed, and is no part of the product.
 */
@NullMarked
package dev.fhirseeder.server;

import org.jspecify.annotations.NullMarked;

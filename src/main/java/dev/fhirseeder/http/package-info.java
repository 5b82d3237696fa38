/**
 * To ask by HTTP: what the routes of {@code routes/triggers/http.camel.yaml} need from Java. A call becomes an answer here, and
 * whatever goes wrong a problem as RFC 9457 has it.
 */
@NullMarked
package dev.fhirseeder.http;

import org.jspecify.annotations.NullMarked;

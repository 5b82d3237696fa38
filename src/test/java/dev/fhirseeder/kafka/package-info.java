/**
 * A real Kafka broker inside this process, with real clients that read and write what the application under test writes and
 * reads. It is no part of the product.
 */
@NullMarked
package dev.fhirseeder.kafka;

import org.jspecify.annotations.NullMarked;

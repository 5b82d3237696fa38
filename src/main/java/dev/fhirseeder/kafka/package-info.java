/**
 * Between Kafka and the river: what the routes that take from topics, or send to them, need from Java. A message is done with
 * when what it asked for is, and not before.
 */
@NullMarked
package dev.fhirseeder.kafka;

import org.jspecify.annotations.NullMarked;

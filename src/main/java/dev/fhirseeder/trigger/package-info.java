/** Between triggers and the river: what Camel's routes of {@code routes/triggers/} need from Java. */
@NullMarked
package dev.fhirseeder.trigger;

import org.jspecify.annotations.NullMarked;

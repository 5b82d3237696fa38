/**
 * From gathered people to a server's answer. Camel sends and sends again; the classes here say what was sent, read the
 * answer, judge a failure, and keep what could not be delivered.
 */
@NullMarked
package dev.fhirseeder.deliver;

import org.jspecify.annotations.NullMarked;

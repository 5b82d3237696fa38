/**
 * How the seeder proves to a FHIR server who it is. {@link dev.fhirseeder.access.Access} reads the settings,
 * {@link dev.fhirseeder.access.Credentials} have the proof of the moment, and
 * {@link dev.fhirseeder.access.Presentation} shows it to that one server and to no other. The classes of the OAuth library
 * are loaded when a token is asked for, and by nobody else.
 */
@NullMarked
package dev.fhirseeder.access;

import org.jspecify.annotations.NullMarked;

/**
 * For other Camel applications: the beans of the Kamelets in {@code kamelets/} on the class path, which make people, and
 * deliver them, without our routes and our settings. Each is made by Camel with a constructor that asks for nothing, and
 * told the parameters of its Kamelet.
 */
@NullMarked
package dev.fhirseeder.kamelet;

import org.jspecify.annotations.NullMarked;

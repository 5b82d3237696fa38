/**
 * What is given: the products of the catalogue, and the schedules that say who is offered which of them, when. Facts
 * lie in data files, each row with its source; this package only reads and asks them.
 */
@NullMarked
package dev.fhirseeder.vaccine;

import org.jspecify.annotations.NullMarked;

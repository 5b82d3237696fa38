/**
 * What plain {@code mvn} runs: the seeder, in Maven's own process, against an embedded FHIR server unless another one is
 * named. It lies among the tests because the server does; nothing here is part of the product.
 */
@NullMarked
package dev.fhirseeder.launch;

import org.jspecify.annotations.NullMarked;

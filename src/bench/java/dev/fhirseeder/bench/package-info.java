/** What the parts cost: JMH benchmarks, whose figures stand in {@code src/docs/performance.md}. */
@NullMarked
package dev.fhirseeder.bench;

import org.jspecify.annotations.NullMarked;

/**
 * What lies in {@code src/deploy/} is what Compose, Kubernetes, Prometheus and Grafana take, and names no setting, file, path, port or
 * metric that the seeder does not have.
 */
@NullMarked
package dev.fhirseeder.deploy;

import org.jspecify.annotations.NullMarked;

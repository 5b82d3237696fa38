package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Json;
import java.util.Optional;

/**
 * What leaves with one request.
 *
 * @param bundle that is sent
 * @param traceparent what the server is told of the attempt, if anybody follows it
 */
record Consignment(Json bundle, Optional<String> traceparent) {}

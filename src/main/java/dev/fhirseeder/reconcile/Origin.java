package dev.fhirseeder.reconcile;

import dev.fhirseeder.request.GenerationRequest;
import java.util.function.Supplier;

/**
 * Where an inquiry comes from that no run asks for.
 *
 * @param request reads whom it is about
 * @param names gives it its name
 * @param fhirUrl which server it is put to, for people
 */
public record Origin(Supplier<GenerationRequest> request, Supplier<String> names, String fhirUrl) {}

package dev.fhirseeder.request;

import dev.fhirseeder.settings.Settings;

/**
 * What a message asks for.
 *
 * @param request whom to make
 * @param settings what the operator has chosen, with what the message states instead
 */
public record Order(GenerationRequest request, Settings settings) {}

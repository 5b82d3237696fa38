package dev.fhirseeder.jurisdiction;

import java.time.LocalDate;

/**
 * The province's immunization registry.
 *
 * @param since the first day of its operation; what it knows of earlier days was entered afterwards
 * @param electronicSince the first day of the registries before it: of earlier days only paper told, of doses alone
 * @param consentShare the share of the people who let it keep and share their records, 0 to 1
 */
public record Registry(LocalDate since, LocalDate electronicSince, double consentShare) {}

package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;

/**
 * A dose that someone has had, whoever gave it.
 *
 * @param product what was given
 * @param on the day
 */
public record Given(Product product, LocalDate on) {}

package dev.fhirseeder.vaccine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vaccine, or a passive immunizing agent, as marketed in Canada under one trade name.
 *
 * @param name the trade name; unique in the catalogue
 * @param abbreviation the Canadian abbreviation of what it contains, for example {@code DTaP-IPV-Hib}
 * @param trade the SNOMED CT CA concept of the trade name
 * @param generic the SNOMED CT CA concept of the generic vaccine
 * @param cvx the CVX code, null where CDC has none for this product
 * @param din the Drug Identification Number, eight digits, null where not known
 * @param manufacturer the market authorization holder
 * @param diseases what it protects against, as SNOMED CT concepts; at least one
 * @param route the SNOMED CT concept of the route
 * @param doseMillilitres the volume of one dose, in mL
 */
public record Product(
        String name,
        String abbreviation,
        Term trade,
        Term generic,
        @Nullable Term cvx,
        @Nullable String din,
        Manufacturer manufacturer,
        List<Term> diseases,
        Term route,
        BigDecimal doseMillilitres) {}

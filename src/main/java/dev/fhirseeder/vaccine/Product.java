package dev.fhirseeder.vaccine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vaccine, or a passive immunizing agent, as marketed in Canada under one trade name, or one of former times of which no more
 * is known than what it protected against.
 *
 * @param name the trade name, or a name in our words where it is not known; unique in the catalogue
 * @param abbreviation the Canadian abbreviation of what it contains, for example {@code DTaP-IPV-Hib}
 * @param trade the SNOMED CT CA concept of the trade name, null where there is none
 * @param generic the SNOMED CT CA concept of the generic vaccine, null where there is none
 * @param cvx the CVX code, null where CDC has none for this product
 * @param din the Drug Identification Number, eight digits, null where not known
 * @param manufacturer the market authorization holder, null where not known
 * @param diseases what it protects against, as SNOMED CT concepts; at least one
 * @param route the SNOMED CT concept of the route
 * @param doseMillilitres the volume of one dose, in mL
 */
public record Product(
        String name,
        String abbreviation,
        @Nullable Term trade,
        @Nullable Term generic,
        @Nullable Term cvx,
        @Nullable String din,
        @Nullable Manufacturer manufacturer,
        List<Term> diseases,
        Term route,
        BigDecimal doseMillilitres) {

    /** Returns how people call it: the display of its trade name, else its name. */
    public String title() {
        return trade == null ? name : trade.display();
    }

    /** Returns the same product, given in another volume, in mL. */
    public Product ofVolume(BigDecimal millilitres) {
        return new Product(name, abbreviation, trade, generic, cvx, din, manufacturer, diseases, route, millilitres);
    }

    /** Returns how people call the vaccine whatever its maker: the display of the generic, else the title. */
    public String genericTitle() {
        return generic == null ? title() : generic.display();
    }

    /** Hashes the name alone, which a string remembers: products are looked up for every dose. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lots that a province has of each product: two at a time, changed every month, the same for everyone. Their
 * numbers are invented in the shape of the maker's, their expiry lies 6 to 24 months after the doses; but that of influenza
 * vaccine on the last day of June after the season that it was made for.
 *
 * <p>Law: within a province, one maker uses a number for one product and one month only, as long as its pattern has room:
 * each product and month has a serial number of its own, which is spread over all numbers of the pattern.
 */
final class LotBook {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int AT_A_TIME = 2;

    /** How many products a maker may have; those beyond share their numbers with the first. */
    private static final int PRODUCTS = 64;

    private static final int FIRST_YEAR = 1940;
    private static final String INFLUENZA = "Inf";

    /** A prime, so that stepping by it reaches every number of a pattern, whose size has the factors 2, 5 and 23. */
    private static final long STEP = 7_368_787;

    private final Map<Manufacturer, String> patterns;
    private final IdentityHashMap<Product, Integer> places = new IdentityHashMap<>();

    LotBook(Map<Manufacturer, String> patterns, Catalogue catalogue) {
        this.patterns = patterns;
        Map<Manufacturer, Integer> products = new HashMap<>();
        for (Listing listing : catalogue.listings()) {
            Manufacturer maker = listing.product().manufacturer();
            if (maker != null) {
                places.put(listing.product(), products.merge(maker, 1, Integer::sum) - 1);
            }
        }
    }

    /**
     * Returns a lot in use on that day, null if the maker of the product is not known.
     *
     * @param province the stream of all records of the province
     * @param choice in [0, 1), which of the lots of that month
     */
    @Nullable
    Lot lot(Draws province, Product product, LocalDate on, double choice) {
        Manufacturer maker = product.manufacturer();
        if (maker == null) {
            return null;
        }
        int month = on.getYear() * 12 + on.getMonthValue() - 1;
        int serial = month * AT_A_TIME + (int) (choice * AT_A_TIME);
        Draws draws = province.child(product.name()).child(serial);
        String pattern = patterns.getOrDefault(maker, "AA9999");
        long number = (serial - FIRST_YEAR * 12L * AT_A_TIME) * PRODUCTS + places.getOrDefault(product, 0) % PRODUCTS;
        LocalDate after = product.abbreviation().equals(INFLUENZA)
                ? LocalDate.of(
                        on.getMonthValue() < Month.JULY.getValue() ? on.getYear() : on.getYear() + 1, Month.JULY, 1)
                : on.withDayOfMonth(1).plusMonths(draws.between(8, 24));
        return new Lot(number(pattern, number, province.child(maker.name())), after.minusDays(1));
    }

    private static String number(String pattern, long serial, Draws maker) {
        long size = 1;
        for (int i = 0; i < pattern.length(); i++) {
            size *= pattern.charAt(i) == 'A' ? LETTERS.length() : 10;
        }
        long left = Math.floorMod(Math.floorMod(serial, size) * STEP + (maker.bits() >>> 32), size);
        char[] units = new char[pattern.length()];
        for (int i = units.length - 1; i >= 0; i--) {
            int base = pattern.charAt(i) == 'A' ? LETTERS.length() : 10;
            int digit = (int) (left % base);
            units[i] = base == 10 ? (char) ('0' + digit) : LETTERS.charAt(digit);
            left /= base;
        }
        return new String(units);
    }
}

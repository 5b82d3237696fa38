package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.Map;

/**
 * The lots that a province has of each product: two at a time, changed every month, the same for everyone. Their
 * numbers are invented in the shape of the maker's, their expiry lies 6 to 24 months after the doses.
 */
final class LotBook {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int AT_A_TIME = 2;

    private final Map<Manufacturer, String> patterns;

    LotBook(Map<Manufacturer, String> patterns) {
        this.patterns = patterns;
    }

    /**
     * Returns a lot in use on that day.
     *
     * @param province the stream of all records of the province
     * @param choice in [0, 1), which of the lots of that month
     */
    Lot lot(Draws province, Product product, LocalDate on, double choice) {
        int month = on.getYear() * 12 + on.getMonthValue() - 1;
        Draws draws = province.child(product.name()).child(month * (long) AT_A_TIME + (long) (choice * AT_A_TIME));
        String number = number(patterns.getOrDefault(product.manufacturer(), "AA9999"), draws);
        LocalDate first = on.withDayOfMonth(1).plusMonths(draws.between(8, 24));
        return new Lot(number, first.minusDays(1));
    }

    private static String number(String pattern, Draws draws) {
        char[] units = new char[pattern.length()];
        for (int i = 0; i < units.length; i++) {
            units[i] = pattern.charAt(i) == 'A'
                    ? LETTERS.charAt(draws.below(LETTERS.length()))
                    : (char) ('0' + draws.below(10));
        }
        return new String(units);
    }
}

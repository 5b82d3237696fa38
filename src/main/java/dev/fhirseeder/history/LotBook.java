package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Months;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;
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

    private static final int AT_A_TIME = 2;

    /** How many products a maker may have; those beyond share their numbers with the first. */
    private static final int PRODUCTS = 64;

    private static final int FIRST_MONTH = 1940 * 12;
    private static final String INFLUENZA = "Inf";

    /** The last days of the months from the first one on, which the lots share. */
    private static final LocalDate[] LAST_DAYS =
            IntStream.range(FIRST_MONTH, 2100 * 12).mapToObj(LotBook::lastDay).toArray(LocalDate[]::new);

    private final IdentityHashMap<Product, Shelf> shelves = new IdentityHashMap<>();

    /**
     * What is known of the lots of a product.
     *
     * @param product the stream of its lots
     * @param maker the stream of those of its maker
     * @param pattern of their numbers
     * @param place of the product among those of its maker
     * @param seasonal whether it is made for a season
     */
    record Shelf(Label product, Label maker, LotNumbers pattern, int place, boolean seasonal) {

        /**
         * Returns a lot in use on that day.
         *
         * @param province the stream of all records of the province
         * @param day counted from 1970-01-01
         * @param choice in [0, 1), which of the lots of that month
         */
        Lot lot(Draws province, int day, double choice) {
            int month = Months.of(day);
            int serial = month * AT_A_TIME + (int) (choice * AT_A_TIME);
            long number = (serial - FIRST_MONTH * (long) AT_A_TIME) * PRODUCTS + place;
            long spread = province.bits(maker) >>> 32;
            int after = seasonal
                    ? Season.july(month)
                    : month + province.child(product, serial).between(8, 24);
            return new Lot(pattern.number(number, spread), expiry(after - 1));
        }
    }

    LotBook(Map<Manufacturer, String> patterns, Catalogue catalogue) {
        Map<Manufacturer, Integer> products = new HashMap<>();
        for (Listing listing : catalogue.listings()) {
            Product product = listing.product();
            Manufacturer maker = product.manufacturer();
            if (maker != null) {
                int place = products.merge(maker, 1, Integer::sum) - 1;
                shelves.put(
                        product,
                        new Shelf(
                                Label.of(product.name()),
                                Label.of(maker.name()),
                                new LotNumbers(patterns.getOrDefault(maker, "AA9999")),
                                place % PRODUCTS,
                                product.abbreviation().equals(INFLUENZA)));
            }
        }
    }

    /** Returns what is known of the lots of a product of the catalogue, null if its maker is not known. */
    @Nullable
    Shelf of(Product product) {
        return shelves.get(product);
    }

    private static LocalDate expiry(int month) {
        int place = month - FIRST_MONTH;
        return place >= 0 && place < LAST_DAYS.length ? LAST_DAYS[place] : lastDay(month);
    }

    private static LocalDate lastDay(int month) {
        return LocalDate.ofEpochDay(Months.first(month + 1) - 1);
    }
}

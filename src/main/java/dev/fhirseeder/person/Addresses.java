package dev.fhirseeder.person;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.Weighted;
import java.util.List;

/**
 * Draws where people live and how they are called.
 *
 * <p>Omitted: nobody lives outside the municipalities of the data file, the street need not exist in the place, and the
 * second half of the postal code need not be in use.
 */
final class Addresses {

    private static final Label PLACE = Label.of("place");
    private static final Label LINE = Label.of("line");
    private static final Label POSTAL_CODE = Label.of("postal code");

    private static final List<String> COLUMNS = List.of("name", "source");
    private static final List<String> KINDS =
            List.of("Street", "Avenue", "Road", "Drive", "Crescent", "Court", "Lane", "Place", "Way", "Boulevard");

    /** Canada Post uses no D, F, I, O, Q or U, which read like other characters. */
    private static final String LETTERS = "ABCEGHJKLMNPRSTVWXYZ";

    private final Weighted<Place> places;
    private final List<String> streets;
    private final Rates rates;

    /**
     * Prepares the draw.
     *
     * @param places at least one
     * @throws dev.fhirseeder.data.DataFileException if {@code catalogue/streets.csv} is missing or wrong
     */
    Addresses(List<Place> places, Rates rates) {
        this.places = Weighted.of(places, Place::population);
        this.streets = Table.read("catalogue/streets.csv", COLUMNS, row -> {
            row.text("source");
            return row.text("name");
        });
        this.rates = rates;
    }

    /** Draws an address, its place in proportion to the population. */
    Address address(Draws draws) {
        Place place = places.pick(draws.child(PLACE));
        return new Address(line(draws.child(LINE)), place, postalCode(place, draws.child(POSTAL_CODE)));
    }

    /**
     * Draws a number in one of the place's area codes, half of them in the oldest, and the range 555-0100 to 555-0199,
     * which the North American Numbering Plan reserves for fiction.
     */
    String phone(Place place, Draws draws) {
        List<String> codes = place.areaCodes();
        String code = draws.chance(0.5) ? codes.get(0) : draws.pick(codes);
        return code + "-555-01" + draws.below(10) + draws.below(10);
    }

    private String line(Draws draws) {
        String unit = rates.happens(Rate.ADDRESS_UNIT, draws) ? draws.between(101, 2499) + "-" : "";
        return unit + draws.between(1, 9999) + " " + draws.pick(streets) + " " + draws.pick(KINDS);
    }

    private static String postalCode(Place place, Draws draws) {
        char letter = LETTERS.charAt(draws.below(LETTERS.length()));
        return draws.pick(place.forwardSortationAreas()) + " " + draws.between(1, 9) + letter + draws.between(0, 9);
    }
}

package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws who was not born in the province, and how they came: from abroad, by ethnic group and by whether they prefer a
 * language of the group, or from another province of Canada; both the less often the younger they are.
 *
 * <p>Omitted: whoever was born in another province is shown as from the one that the data file names, which stands for all
 * of them; nobody born here has lived elsewhere; the years of great immigration; everyone came straight from the country of
 * birth; children come without regard to the parents, who have no record.
 */
final class Arrivals {

    private static final Label COUNTRY = Label.of("country");
    private static final Label DATE = Label.of("date");

    private static final List<String> COLUMNS =
            List.of("group", "language", "abroad", "province", "from", "source", "confidence", "note");
    private static final List<String> AGE_COLUMNS =
            List.of("first_age", "last_age", "abroad", "province", "source", "confidence");

    /** Nobody comes in the first weeks of life, in days. */
    private static final int NEWBORN = 28;

    private static final int AGES = 121;

    /** The shares of a group at 25 years and over; that from a province is of those who were born in Canada. */
    private record Share(double abroad, double province, String from) {}

    private final Map<String, Share> own = new HashMap<>();
    private final Map<String, Share> others = new HashMap<>();
    private final double[] abroadAt = new double[AGES];
    private final double[] provinceAt = new double[AGES];
    private final ArrivalAges fromAbroad = ArrivalAges.of("abroad");
    private final ArrivalAges fromProvince = ArrivalAges.of("province");
    private final Birthplaces birthplaces = new Birthplaces();

    /**
     * Reads {@code arrivals.csv} of the province, {@code model/arrival_shares.csv}, {@code model/arrival_ages.csv} and the files of
     * {@link Birthplaces}.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @throws DataFileException if one of them is missing or wrong, or a group is from abroad without a country
     */
    Arrivals(String folder) {
        Table.read(folder + "arrivals.csv", COLUMNS, this::add);
        Table.read("model/arrival_shares.csv", AGE_COLUMNS, this::factors);
    }

    /**
     * Draws an arrival, null for those who were born in the province; one draw for them.
     *
     * @param until the last day on which the person can have come, after the birth date
     * @throws IllegalArgumentException if the data file does not have the group
     */
    @Nullable
    Arrival arrival(Language language, Origin origin, LocalDate birth, LocalDate until, Draws draws) {
        int lived = (int) (until.toEpochDay() - birth.toEpochDay()) - NEWBORN;
        if (lived < 0) {
            return null;
        }
        Share share = share(language, origin);
        int age = (int) Math.min(AGES - 1, ChronoUnit.YEARS.between(birth, until));
        double abroad = share.abroad() * abroadAt[age];
        double at = draws.unit();
        if (at < abroad) {
            Country country = birthplaces.country(tag(language), origin.group(), draws.child(COUNTRY));
            LocalDate date = date(birth, fromAbroad.days(lived, draws.child(DATE)));
            return new Arrival(date, country.region(), country.code());
        }
        if (at < abroad + (1 - abroad) * share.province() * provinceAt[age]) {
            return new Arrival(date(birth, fromProvince.days(lived, draws.child(DATE))), share.from());
        }
        return null;
    }

    private static LocalDate date(LocalDate birth, int days) {
        return birth.plusDays(NEWBORN + (long) days);
    }

    private Share share(Language language, Origin origin) {
        Share share = (language.group() == null ? others : own).get(origin.group());
        if (share == null) {
            throw new IllegalArgumentException("arrivals.csv has no group " + origin.group() + " with the language "
                    + language.term().display());
        }
        return share;
    }

    private static @Nullable String tag(Language language) {
        return language.group() == null ? null : language.term().code();
    }

    private Share add(Row row) {
        row.text("source");
        row.text("confidence");
        String group = row.text("group");
        Share share = new Share(Shares.fraction(row, "abroad"), Shares.fraction(row, "province"), row.text("from"));
        if (share.abroad() > 0) {
            birthplaces.of(null, group);
        }
        boolean speaks = row.value("language", "own or other", Arrivals::isOwn);
        (speaks ? own : others).put(group, share);
        return share;
    }

    private static boolean isOwn(String text) {
        if (!text.equals("own") && !text.equals("other")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("own");
    }

    private double factors(Row row) {
        row.text("source");
        row.text("confidence");
        double abroad = row.decimal("abroad").doubleValue();
        double province = row.decimal("province").doubleValue();
        int first = row.number("first_age", 0);
        for (int age = first; age <= Math.min(AGES - 1, row.number("last_age", first)); age++) {
            abroadAt[age] = abroad;
            provinceAt[age] = province;
        }
        return abroad;
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import java.util.Arrays;
import java.util.List;

/**
 * How many children women have, by age in completed years.
 *
 * <p>Omitted: the rates are those of one year, at whatever date; each pregnancy lasts 40 weeks and ends in the birth of one
 * child; the children are not those of other records; whoever is neither woman nor man has none.
 */
final class Fertility {

    private static final String PATH = "model/fertility.csv";
    private static final List<String> COLUMNS =
            List.of("first_age", "last_age", "births_per_1000", "source", "confidence");

    private static final int FIRST = 15;
    private static final int LAST = 49;
    private static final double DAYS_A_YEAR = 365.25;

    /** The youngest age at a birth, a day more than a pregnancy after the 15th birthday; in years. */
    private static final double YOUNGEST = FIRST + (Pregnancies.DAYS + 1) / DAYS_A_YEAR;

    /** No birth follows another sooner: a pregnancy and three months; in years. A judgement (unsourced). */
    private static final double SPACING = (Pregnancies.DAYS + 90) / DAYS_A_YEAR;

    private final double[] yearly = new double[LAST - FIRST + 1];

    private Fertility() {}

    /**
     * Reads {@code model/fertility.csv}.
     *
     * @throws DataFileException if it is missing or wrong, or an age from 15 to 49 is missing
     */
    static Fertility load() {
        Fertility fertility = new Fertility();
        Arrays.fill(fertility.yearly, -1);
        Table.read(PATH, COLUMNS, fertility::add);
        for (double chance : fertility.yearly) {
            if (chance < 0) {
                throw new DataFileException(PATH, "found no rate for some age, expected each from 15 to 49");
            }
        }
        return fertility;
    }

    /** Draws the pregnancies of a whole life, with one draw for each and one for having no more. */
    Pregnancies pregnancies(Person person, Draws draws) {
        if (person.gender() != Gender.FEMALE) {
            return Pregnancies.NONE;
        }
        double age = next(YOUNGEST, draws.unit());
        if (age < 0) {
            return Pregnancies.NONE;
        }
        int birth = (int) person.birthDate().toEpochDay();
        int[] births = new int[4];
        int count = 0;
        while (age >= 0) {
            if (count == births.length) {
                births = Arrays.copyOf(births, count * 2);
            }
            births[count++] = birth + (int) (age * DAYS_A_YEAR);
            age = next(age + SPACING, draws.unit());
        }
        return new Pregnancies(births, count);
    }

    /**
     * Returns the age at the next birth in years, -1 if there is none.
     *
     * @param from which age on
     * @param childless the share of women who have had none since, when this one has hers
     */
    private double next(double from, double childless) {
        double left = 1;
        double at = from;
        for (int year = (int) from; year <= LAST; year++) {
            double span = year + 1 - at;
            double after = left * (1 - yearly[year - FIRST] * span);
            if (after <= childless) {
                return at + (left - childless) / (left - after) * span * 0.999;
            }
            left = after;
            at = year + 1;
        }
        return -1;
    }

    /** Of the women of an age, some have just had a child and cannot have another: the others have the more. */
    private double add(Row row) {
        row.text("source");
        row.text("confidence");
        double rate = row.decimal("births_per_1000").doubleValue() / 1000;
        if (!(rate >= 0 && rate < 0.5)) {
            throw new DataFileException(row.place() + ", column births_per_1000", "expected 0 to 500");
        }
        for (int age = Math.max(FIRST, row.number("first_age")); age <= Math.min(LAST, row.number("last_age")); age++) {
            yearly[age - FIRST] = rate / (1 - rate * SPACING);
        }
        return rate;
    }
}

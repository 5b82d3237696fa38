package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A life table: the chance to die within a year, by sex and age in completed years.
 *
 * <p>Omitted: mortality is that of the table's period at whatever date and in whatever province, within a year each day is
 * alike (in truth most infants who die do so within days), and nothing about a person but sex and age counts.
 */
final class Mortality {

    private static final String PATH = "model/mortality.csv";
    private static final List<String> COLUMNS = List.of("age", "female", "male", "source", "confidence");
    private static final double DAYS_A_YEAR = 365.25;

    private final double[] female;
    private final double[] male;

    private record Year(int age, double female, double male) {}

    /**
     * Reads {@code model/mortality.csv}.
     *
     * @throws DataFileException if it is missing or wrong, an age is missing or out of order, or anyone outlives the table
     */
    Mortality() {
        List<Year> years = Table.read(PATH, COLUMNS, Mortality::year);
        for (int age = 0; age < years.size(); age++) {
            if (years.get(age).age() != age) {
                throw new DataFileException(PATH, "found age " + years.get(age).age() + ", expected " + age);
            }
        }
        this.female = years.stream().mapToDouble(Year::female).toArray();
        this.male = years.stream().mapToDouble(Year::male).toArray();
        if (female.length == 0 || female[female.length - 1] != 1 || male[male.length - 1] != 1) {
            throw new DataFileException(PATH, "the chances of the last age must be 1");
        }
    }

    /**
     * Draws the day of death of someone who was alive on a day, with exactly one draw: a share of all such people, who
     * outlive the person.
     *
     * @param sex whose column; anything but female counts as male
     * @param alive on or after the birth date
     * @return that day or a later one
     */
    LocalDate death(Gender sex, LocalDate birth, LocalDate alive, Draws draws) {
        double[] yearly = sex == Gender.FEMALE ? female : male;
        double outliving = draws.unit();
        int age = (int) ChronoUnit.YEARS.between(birth, alive);
        long begin = alive.toEpochDay();
        long birthday = birth.plusYears(age + 1L).toEpochDay();
        double dying = yearly[Math.min(age, yearly.length - 1)] * Math.min(1, (birthday - begin) / DAYS_A_YEAR);
        double living = 1;
        if (living - dying > outliving) {
            while (living * (1 - dying) > outliving) {
                living *= 1 - dying;
                age++;
                dying = yearly[Math.min(age, yearly.length - 1)];
            }
            begin = birth.plusYears(age).toEpochDay();
            birthday = birth.plusYears(age + 1L).toEpochDay();
        }
        double share = (living - outliving) / (living * dying);
        return LocalDate.ofEpochDay(Math.min(birthday - 1, begin + (long) (share * (birthday - begin))));
    }

    private static Year year(Row row) {
        row.text("source");
        row.text("confidence");
        return new Year(row.number("age"), Shares.fraction(row, "female"), Shares.fraction(row, "male"));
    }
}

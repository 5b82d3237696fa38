package dev.fhirseeder.calibration;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What no published figure tells and a plot shows: coverage by year of birth, and how late doses are. */
final class Curves {

    static final int FIRST_YEAR = 1985;
    static final int YEARS = Survey.TODAY.getYear() - FIRST_YEAR + 1;

    /** The latest delay that is told from others, in days. */
    static final int LATEST = 365;

    /**
     * A dose at an age.
     *
     * @param title for people
     * @param disease by its English name
     * @param doses how many at least
     * @param due the age at which the dose is due
     * @param by the age before which it counts for the coverage
     */
    record Target(String title, String disease, int doses, Age due, Age by) {}

    static final List<Target> TARGETS = List.of(
            new Target("DTP 4 at 2", "Pertussis", 4, Age.parse("P18M"), Age.parse("P2Y")),
            new Target("polio 3 at 2", "Poliomyelitis", 3, Age.parse("P6M"), Age.parse("P2Y")),
            new Target("measles 1 at 2", "Measles", 1, Age.parse("P12M"), Age.parse("P2Y")),
            new Target("measles 2 at 8", "Measles", 2, Age.parse("P4Y"), Age.parse("P8Y")),
            new Target("varicella 1 at 2", "Varicella", 1, Age.parse("P12M"), Age.parse("P2Y")),
            new Target("hepatitis B 2 at 15", "Hepatitis B", 2, Age.parse("P12Y"), Age.parse("P15Y")),
            new Target("HPV 1 at 15", "Human papilloma virus infection", 1, Age.parse("P12Y"), Age.parse("P15Y")));

    private final long[][] covered = new long[TARGETS.size()][YEARS];
    private final long[][] people = new long[TARGETS.size()][YEARS];
    private final long[][] late = new long[TARGETS.size()][LATEST + 1];

    void add(PatientRecord record) {
        Person person = record.person();
        int year = person.birthDate().getYear() - FIRST_YEAR;
        if (year < 0 || !Cohort.lives(person, Survey.TODAY)) {
            return;
        }
        for (int i = 0; i < TARGETS.size(); i++) {
            Target target = TARGETS.get(i);
            LocalDate end = target.by().from(person.birthDate());
            if (!end.isAfter(Survey.TODAY)) {
                people[i][year]++;
                count(i, year, target.due().from(person.birthDate()), days(record, target.disease(), end));
            }
        }
    }

    private void count(int target, int year, LocalDate due, List<LocalDate> doses) {
        int needed = TARGETS.get(target).doses();
        if (doses.size() >= needed) {
            covered[target][year]++;
            long days = ChronoUnit.DAYS.between(due, doses.get(needed - 1));
            late[target][(int) Math.max(0, Math.min(days, LATEST))]++;
        }
    }

    private static List<LocalDate> days(PatientRecord record, String disease, LocalDate end) {
        List<LocalDate> days = new ArrayList<>();
        record.history().events().forEach(event -> {
            if (event instanceof Immunization dose
                    && dose.flaw() == null
                    && dose.date().isBefore(end)
                    && dose.product().diseases().stream()
                            .anyMatch(found -> found.display().equals(disease))) {
                days.add(dose.date());
            }
        });
        return days;
    }

    /** Returns the percentage of those born in each year; NaN where too few were, or the age lies ahead. */
    double[] coverage(int target) {
        double[] shares = new double[YEARS];
        for (int year = 0; year < YEARS; year++) {
            shares[year] =
                    people[target][year] < 30 ? Double.NaN : 100.0 * covered[target][year] / people[target][year];
        }
        return shares;
    }

    /** Returns the percentage of the doses that were given up to each number of days after they were due. */
    double[] delays(int target) {
        double[] shares = new double[LATEST];
        long all = Arrays.stream(late[target]).sum();
        long sum = 0;
        for (int day = 0; day < LATEST; day++) {
            sum += late[target][day];
            shares[day] = all == 0 ? 0 : 100.0 * sum / all;
        }
        return shares;
    }
}

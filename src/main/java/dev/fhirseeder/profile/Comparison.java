package dev.fhirseeder.profile;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Published figures beside what people show who can be compared. Of a figure about a birthday these are those who had it within five
 * years; of a season, the last one that is over. Who did not live in the province then is left out. Not safe for use by many threads.
 */
final class Comparison {

    /** Within how many years before the end somebody has had the birthday. */
    private static final int RECENT = 5;

    private final LocalDate asOf;
    private final LocalDate seasonEnd;
    private final LocalDate seasonBegin;
    private final Map<Published, long[]> counts = new LinkedHashMap<>();

    /**
     * Begins with nobody.
     *
     * @param asOf the day as of which histories are known
     */
    Comparison(LocalDate asOf) {
        this.asOf = asOf;
        LocalDate march = LocalDate.of(asOf.getYear(), Month.MARCH, 31);
        this.seasonEnd = march.isAfter(asOf) ? march.minusYears(1) : march;
        this.seasonBegin = LocalDate.of(seasonEnd.getYear() - 1, Month.SEPTEMBER, 1);
    }

    /** Enters somebody of the province of the figures. */
    void add(PatientRecord record, List<Published> figures) {
        Person person = record.person();
        for (Published figure : figures) {
            long[] count = counts.computeIfAbsent(figure, missing -> new long[2]);
            LocalDate end = end(person, figure);
            if (end != null) {
                count[0] += has(record, figure, end) ? 1 : 0;
                count[1]++;
            }
        }
    }

    /** Returns the last day whose doses count; null if the figure is not about this person. */
    private @Nullable LocalDate end(Person person, Published figure) {
        LocalDate birth = person.birthDate();
        LocalDate day = figure.season() ? seasonEnd : asOf;
        Age birthday = figure.atAge();
        if (birthday != null) {
            day = birthday.from(birth).minusDays(1);
            if (!day.isBefore(asOf) || day.isBefore(asOf.minusYears(RECENT))) {
                return null;
            }
        }
        boolean asked = figure.gender() == null || figure.gender() == person.gender();
        Age least = figure.fromAge();
        return asked && (least == null || least.reached(birth, day)) && isResident(person, day) ? day : null;
    }

    private static boolean isResident(Person person, LocalDate day) {
        Arrival arrival = person.arrival();
        LocalDate death = person.deceased();
        return !person.birthDate().isAfter(day)
                && (arrival == null || !arrival.date().isAfter(day))
                && (death == null || death.isAfter(day));
    }

    private boolean has(PatientRecord record, Published figure, LocalDate end) {
        int doses = 0;
        for (Event event : record.history().events()) {
            if (event instanceof Immunization dose
                    && dose.flaw() == null
                    && !dose.date().isAfter(end)
                    && !(figure.season() && dose.date().isBefore(seasonBegin))
                    && isAgainst(dose, figure.disease())) {
                doses++;
            }
        }
        return doses >= figure.doses();
    }

    private static boolean isAgainst(Immunization dose, String disease) {
        for (Term term : dose.product().diseases()) {
            if (term.display().equals(disease)) {
                return true;
            }
        }
        return false;
    }

    /** Returns every figure of the provinces that were met, in the order of the file. */
    List<Compared> all() {
        List<Compared> all = new ArrayList<>();
        counts.forEach((figure, count) -> all.add(
                new Compared(figure.pt(), figure.title(), figure.percent(), count[0], count[1], figure.source())));
        return all;
    }
}

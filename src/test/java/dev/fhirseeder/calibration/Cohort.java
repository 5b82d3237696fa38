package dev.fhirseeder.calibration;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The people whom a figure is about, on the day up to which it counts.
 *
 * @param gender of whom, null for everyone
 * @param group {@code indigenous}, {@code condition}, a SNOMED CT code of an ethnic group or the code of a health region;
 *     empty for everyone
 * @param bornFrom the first birth date, null for any
 * @param bornTo the last birth date, null for any
 * @param fromAge reached on that day, null for any
 * @param toAge not reached on that day, null for any
 * @param atAge the birthday before which it counts, null where {@code on} tells
 * @param on the last day that counts, null where {@code atAge} tells
 */
record Cohort(
        @Nullable Gender gender,
        String group,
        @Nullable LocalDate bornFrom,
        @Nullable LocalDate bornTo,
        @Nullable Age fromAge,
        @Nullable Age toAge,
        @Nullable Age atAge,
        @Nullable LocalDate on) {

    static Cohort of(Row row) {
        return new Cohort(
                row.optionalValue("gender", "female or male", text -> Gender.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                row.optional("group").orElse(""),
                row.optionalValue("born_from", "a date", LocalDate::parse).orElse(null),
                row.optionalValue("born_to", "a date", LocalDate::parse).orElse(null),
                row.optionalValue("from_age", "a period like P2Y", Age::parse).orElse(null),
                row.optionalValue("to_age", "a period like P2Y", Age::parse).orElse(null),
                row.optionalValue("at_age", "a period like P2Y", Age::parse).orElse(null),
                row.optionalValue("on", "a date", LocalDate::parse).orElse(null));
    }

    /** Tells whether it is a cohort of a few years of birth, of whom a sample of all ages has few. */
    boolean isOfBirth() {
        return bornFrom != null && bornTo != null && group.isEmpty();
    }

    /** Returns the last day that counts for this person. */
    LocalDate until(Person person, LocalDate today) {
        if (atAge != null) {
            return atAge.from(person.birthDate()).minusDays(1);
        }
        return on == null ? today : on;
    }

    /** Tells whether birth date and gender fit: all that can be told before a history is drawn. */
    boolean mayHold(Person person) {
        return (gender == null || person.gender() == gender)
                && (bornFrom == null || !person.birthDate().isBefore(bornFrom))
                && (bornTo == null || !person.birthDate().isAfter(bornTo));
    }

    /** Tells whether this person belongs to it: lives in the province on that day, at that age, in that group. */
    boolean holds(PatientRecord record, LocalDate until) {
        Person person = record.person();
        return mayHold(person)
                && lives(person, until)
                && (fromAge == null || fromAge.reached(person.birthDate(), until))
                && (toAge == null || !toAge.reached(person.birthDate(), until))
                && isOfGroup(record, until);
    }

    /** Tells whether this person lives in the province on that day. */
    static boolean lives(Person person, LocalDate on) {
        return !person.birthDate().isAfter(on)
                && (person.arrival() == null || !person.arrival().date().isAfter(on))
                && (person.deceased() == null || person.deceased().isAfter(on));
    }

    private boolean isOfGroup(PatientRecord record, LocalDate until) {
        Person person = record.person();
        return switch (group) {
            case "" -> true;
            case "indigenous" -> person.indigenousGroup() != null;
            case "condition" ->
                record.history().events().stream()
                        .anyMatch(event ->
                                event instanceof RiskFactor && !event.date().isAfter(until));
            default ->
                (person.ethnicity() != null && person.ethnicity().code().equals(group))
                        || person.address().place().healthRegion().code().equals(group);
        };
    }
}

package dev.fhirseeder.generate;

import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.random.Draws;
import java.time.LocalDate;

/**
 * Which doses of childhood reach the registry. What was given is a matter of the history; what is known of it is another
 * measure, which figures of "reported records" mix with it.
 *
 * <p>Laws: each dose has a draw of its own, by its role, so that a higher share keeps all that a lower one keeps, and a
 * later date changes no earlier dose; nothing else in the record depends on it.
 */
final class Registration {

    private static final int CHILDHOOD_YEARS = 18;

    private Registration() {}

    /**
     * Returns the record as a registry has it that knows some of the doses given before the 18th birthday.
     *
     * @param completeness the share of them that it knows, 0 to 1
     */
    static PatientRecord known(PatientRecord record, double completeness) {
        if (completeness >= 1) {
            return record;
        }
        Draws draws = record.key().draws().child("registration");
        LocalDate adult = record.person().birthDate().plusYears(CHILDHOOD_YEARS);
        return new PatientRecord(
                record.key(),
                record.jurisdiction(),
                record.person(),
                record.history()
                        .where(event -> !isOfChildhood(event, adult)
                                || draws.child(event.role()).chance(completeness)));
    }

    private static boolean isOfChildhood(Event event, LocalDate adult) {
        return event instanceof Immunization dose && dose.date().isBefore(adult);
    }
}

package dev.fhirseeder.calibration;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Refusal;
import java.time.LocalDate;
import java.util.Set;

/** How a figure is found in records; each is a share of its people, but {@link #REACTION}, of their doses. */
enum Measure {
    /** Who has at least the doses. */
    COVERAGE {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            boolean has = true;
            for (int i = 0; i < figure.subject().size() && has; i++) {
                int index = i;
                long doses = record.history().events().stream()
                        .filter(event -> event instanceof Immunization dose
                                && figure.counts(dose, until)
                                && matches(dose, figure.subject().get(index)))
                        .count();
                has = doses >= figure.doses().get(i);
            }
            tally.add(has);
        }
    },
    /** Of whom a refusal without a medical reason is recorded. */
    REFUSAL {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(record.history().events().stream()
                    .anyMatch(event -> event instanceof Refusal refusal
                            && !refusal.date().isAfter(until)
                            && CHOSEN.contains(refusal.reason().code())
                            && refusal.product().diseases().stream()
                                    .anyMatch(disease -> figure.subject().contains(disease.display()))));
        }
    },
    /** After which doses a reaction was reported. */
    REACTION {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            record.history().events().forEach(event -> {
                if (event instanceof Immunization dose
                        && figure.counts(dose, until)
                        && (figure.subject().isEmpty()
                                || figure.subject().contains(dose.product().abbreviation()))) {
                    tally.add(dose.reaction() != null);
                }
            });
        }
    },
    /** Who is known to have the allergy. */
    ALLERGY {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(record.history().events().stream()
                    .anyMatch(event -> event instanceof Allergy allergy
                            && figure.subject().contains(allergy.substance().code())));
        }
    },
    /** Who belongs to the cohort, of all people. */
    COHORT {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(figure.cohort().holds(record, until));
        }
    },
    LANGUAGE {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(figure.subject().contains(record.person().language().code()));
        }
    },
    ETHNICITY {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(record.person().ethnicity() != null
                    && figure.subject().contains(record.person().ethnicity().code()));
        }
    },
    INDIGENOUS {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(record.person().indigenousGroup() != null
                    && (figure.subject().isEmpty()
                            || figure.subject()
                                    .contains(record.person().indigenousGroup().name())));
        }
    },
    PLACE {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(
                    figure.subject().contains(record.person().address().place().name()));
        }
    };

    private static final Set<String> CHOSEN = Set.of("PATOBJ", "PHILISOP", "RELIG");

    /** Counts one person, who belongs to the figure's cohort unless the cohort itself is what is counted. */
    abstract void count(PatientRecord record, Figure figure, LocalDate until, Tally tally);

    private static boolean matches(Immunization dose, String subject) {
        return dose.product().abbreviation().equals(subject)
                || dose.product().diseases().stream()
                        .anyMatch(disease -> disease.display().equals(subject));
    }
}

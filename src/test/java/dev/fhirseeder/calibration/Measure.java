package dev.fhirseeder.calibration;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.vaccine.Product;
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
                has = doses(record, figure, figure.subject().get(i), until)
                        >= figure.doses().get(i);
            }
            tally.add(has);
        }
    },
    /** Who has had no dose, and of whom a refusal without a medical reason is recorded: what comes nearest to an exemption. */
    REFUSAL {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            boolean refused = record.history().events().stream()
                    .anyMatch(event -> event instanceof Refusal refusal
                            && !refusal.date().isAfter(until)
                            && CHOSEN.contains(refusal.reason().code())
                            && figure.subject().stream().anyMatch(subject -> matches(refusal.product(), subject)));
            tally.add(refused
                    && figure.subject().stream().allMatch(subject -> doses(record, figure, subject, until) == 0));
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
    LANGUAGE(Measure.HOUSEHOLD) {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(figure.subject().contains(record.person().language().code()));
        }
    },
    ETHNICITY(Measure.HOUSEHOLD) {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(record.person().ethnicity() != null
                    && figure.subject().contains(record.person().ethnicity().code()));
        }
    },
    INDIGENOUS(Measure.HOUSEHOLD) {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(record.person().indigenousGroup() != null
                    && (figure.subject().isEmpty()
                            || figure.subject()
                                    .contains(record.person().indigenousGroup().name())));
        }
    },
    PLACE(Measure.HOUSEHOLD) {
        @Override
        void count(PatientRecord record, Figure figure, LocalDate until, Tally tally) {
            tally.add(
                    figure.subject().contains(record.person().address().place().name()));
        }
    };

    private static final Set<String> CHOSEN = Set.of("PATOBJ", "PHILISOP", "RELIG");

    /** Of how many people a household is, as its members see it: what they share is not as many answers. A judgement. */
    private static final double HOUSEHOLD = 3;

    private final double cluster;

    Measure() {
        this(1);
    }

    Measure(double cluster) {
        this.cluster = cluster;
    }

    /** Returns how many people give one answer together, on average: the design effect of the sample. */
    double cluster() {
        return cluster;
    }

    /** Counts one person, who belongs to the figure's cohort unless the cohort itself is what is counted. */
    abstract void count(PatientRecord record, Figure figure, LocalDate until, Tally tally);

    private static long doses(PatientRecord record, Figure figure, String subject, LocalDate until) {
        return record.history().events().stream()
                .filter(event -> event instanceof Immunization dose
                        && figure.counts(dose, until)
                        && matches(dose.product(), subject))
                .count();
    }

    private static boolean matches(Product product, String subject) {
        return product.abbreviation().equals(subject)
                || product.diseases().stream()
                        .anyMatch(disease -> disease.display().equals(subject));
    }
}

package dev.fhirseeder.vaccine;

/** How a schedule row reaches people. */
public enum Kind {
    /** At a recommended age. */
    ROUTINE,
    /** At a recommended age, for those who have not completed the series. */
    CATCH_UP,
    /** At a recommended age, for those who have had just the doses before this one, of the series or against the diseases. */
    COMPLETION,
    /** Within the row's dates, whatever the age within its limits. */
    CAMPAIGN,
    /** In the autumn and winter, from October to January (infants' antibodies to March). */
    SEASONAL,
    /** At a recommended age and again after each recurrence, beyond the numbered doses. */
    BOOSTER,
    /**
     * Once, in the place of the next booster of its series, for those who have not had its vaccine since the minimum age;
     * and at a recommended age for those who reach it while the row runs.
     */
    REPLACEMENT,
    /** An interval after the dose before it. */
    FOLLOW_UP,
    /** In each pregnancy, in the weeks that {@code model/gestation.csv} states. */
    PREGNANCY
}

package dev.fhirseeder.vaccine;

/** Whom a schedule row is meant for, within its birth dates, ages and gender. */
public enum Eligibility {
    /** Everyone. */
    ALL,
    /** Indigenous people. */
    INDIGENOUS,
    /** People at high risk; a person does not say so, hence the uptake holds the share of the group too. */
    HIGH_RISK,
    /** The first phase of a campaign (care homes, health workers); the uptake holds the share of the group too. */
    PRIORITY,
    /** Those who have not had the disease, which is drawn once for a person (model/immunity.csv). */
    SUSCEPTIBLE,
    /** Pregnant women. */
    PREGNANT
}

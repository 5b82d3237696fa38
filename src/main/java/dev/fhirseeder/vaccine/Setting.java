package dev.fhirseeder.vaccine;

/** Where doses of a schedule row are given. */
public enum Setting {
    HOSPITAL("Hospital"),
    LONG_TERM_CARE("Long-term care home"),
    MASS_CLINIC("Mass immunization clinic"),
    PHARMACY("Pharmacy"),
    PRIMARY_CARE("Family practice"),
    PUBLIC_HEALTH("Public health clinic"),
    SCHOOL("School clinic");

    private final String label;

    Setting(String label) {
        this.label = label;
    }

    /** Returns the kind of place for people. */
    public String label() {
        return label;
    }
}

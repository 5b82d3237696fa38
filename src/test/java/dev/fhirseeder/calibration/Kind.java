package dev.fhirseeder.calibration;

import java.util.Locale;

/** What a published figure measures. */
enum Kind {
    /** The percentage of people who truly have the doses, whoever knows of it. */
    TRUE_COVERAGE("%"),
    /** The percentage of people of whose doses a registry knows: also a measure of the registry. Never asserted. */
    REGISTRY_COMPLETENESS("%"),
    /** A percentage of people. */
    SHARE("%"),
    /** Reports a 100,000 doses. */
    RATE(" a 100,000 doses");

    private final String unit;

    Kind(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    /** Returns how many of its units make a whole. */
    double whole() {
        return this == RATE ? 100_000 : 100;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Kind of(String title) {
        return valueOf(title.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}

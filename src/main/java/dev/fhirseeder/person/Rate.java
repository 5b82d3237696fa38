package dev.fhirseeder.person;

/** The chances that {@code jurisdictions/<code>/rates.csv} states, one a row, under these names. */
enum Rate {
    GENDER_OTHER("gender/other"),
    GENDER_UNKNOWN("gender/unknown"),
    ETHNICITY_NOT_STATED("ethnicity/not-stated"),
    NAME_SECOND_MIDDLE("name/second-middle"),
    GUARDIAN_SAME_SURNAME("guardian/same-surname"),
    GUARDIAN_FEMALE("guardian/female"),
    ADDRESS_UNIT("address/unit"),
    CARD_NONE_AT_BIRTH("card/none-at-birth");

    private final String key;

    Rate(String key) {
        this.key = key;
    }

    /** Returns the name in the file. */
    String key() {
        return key;
    }

    static Rate of(String key) {
        for (Rate rate : values()) {
            if (rate.key.equals(key)) {
                return rate;
            }
        }
        throw new IllegalArgumentException(key);
    }
}

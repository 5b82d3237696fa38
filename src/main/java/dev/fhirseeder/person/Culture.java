package dev.fhirseeder.person;

/**
 * What a household shares besides its address.
 *
 * @param language the preferred language of all
 * @param origin of all
 */
record Culture(Language language, Origin origin) {

    /** Returns the key of the surnames: those whose language tells no origin have those of their group, if it has any. */
    String surnames() {
        String ofGroup = language.group() == null ? origin.names() : null;
        return ofGroup == null ? language.names() : ofGroup;
    }
}

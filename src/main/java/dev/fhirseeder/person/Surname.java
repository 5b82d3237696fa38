package dev.fhirseeder.person;

/**
 * A surname, of one part or of two.
 *
 * @param text as it is written
 * @param own the part that one's children will bear
 * @param isDouble whether there is another part
 */
record Surname(String text, String own, boolean isDouble) {

    static Surname single(String own) {
        return new Surname(own, own, false);
    }

    /** Returns two surnames side by side. */
    static Surname pair(String own, String other, Custom custom) {
        return new Surname(custom.ownLast() ? other + " " + own : own + " " + other, own, true);
    }

    /** Returns both joined by a hyphen; the first alone, if that would make three names or one name twice. */
    static Surname hyphenated(String own, String other) {
        boolean good = isSimple(own) && isSimple(other) && !own.equals(other);
        return good ? new Surname(other + "-" + own, own, true) : single(own);
    }

    private static boolean isSimple(String name) {
        return name.indexOf('-') < 0 && name.indexOf(' ') < 0;
    }
}

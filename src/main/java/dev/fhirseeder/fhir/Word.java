package dev.fhirseeder.fhir;

import dev.fhirseeder.json.Escapes;

/** The lexical forms of what a resource says in words of its own, each with samples by which such a word is found again. */
enum Word {

    /** A logical id of ours: a UUID in lower case. */
    ID("5eede700-0000-5000-8000-0000000000%02d", "0dd5eed0-ffff-5fff-bfff-ffffffffff%02d"),

    /** A literal reference, in whichever style. */
    REFERENCE("urn:uuid:5eede700-0000-5000-8000-0000000001%02d", "Patient/0dd5eed0-ffff-5fff-bfff-fffffffff1%02d"),

    /** A date with the precision of a day. */
    DATE("18%02d-02-03", "19%02d-11-30"),

    /** A number, a code or an identifier of ours: letters, digits, hyphens and spaces; another is refused. */
    CODE("Qcodek%02d", "ypkelodx%02dZ"),

    /** Any text, which is not blank. */
    TEXT("Qworda%02d", "ypkeletx%02dZ");

    private final String one;
    private final String other;

    Word(String one, String other) {
        this.one = one;
        this.other = other;
    }

    /** Returns a word of this form that stands nowhere else, a different one for each place. */
    String sample(int place) {
        return one.formatted(10 + place);
    }

    /** Returns another such word. */
    String other(int place) {
        return other.formatted(10 + place);
    }

    /** Returns what is done about characters of such a word that JSON escapes. */
    Escapes escapes() {
        return switch (this) {
            case ID, REFERENCE, DATE -> Escapes.NONE;
            case CODE -> Escapes.REFUSED;
            case TEXT -> Escapes.WRITTEN;
        };
    }
}

package dev.fhirseeder.json;

/** What is done about characters of a word that JSON escapes, or that are beyond ASCII. */
public enum Escapes {

    /** The word has none, as whoever makes it proves: a UUID or a date. */
    NONE {
        @Override
        void append(Utf8 out, String word) {
            out.append(word);
        }
    },

    /** A word that has any is refused: a code. */
    REFUSED {
        @Override
        void append(Utf8 out, String word) {
            out.code(word);
        }
    },

    /** They are written as JSON has it: a name. */
    WRITTEN {
        @Override
        void append(Utf8 out, String word) {
            out.quote(word);
        }
    };

    /**
     * Appends a word.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    abstract void append(Utf8 out, String word);
}

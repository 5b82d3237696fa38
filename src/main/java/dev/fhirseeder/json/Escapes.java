package dev.fhirseeder.json;

import java.time.LocalDate;

/** What is done about characters of a word that JSON escapes, or that are beyond ASCII. */
public enum Escapes {

    /** The word has none, as whoever makes it proves: a UUID or a date. */
    NONE {
        @Override
        void append(Utf8 out, Object word) {
            if (word instanceof LocalDate day) {
                out.append(day);
            } else {
                out.append((String) word);
            }
        }
    },

    /** A word that has any is refused: a code. */
    REFUSED {
        @Override
        void append(Utf8 out, Object word) {
            out.code((String) word);
        }
    },

    /** They are written as JSON has it: a name. */
    WRITTEN {
        @Override
        void append(Utf8 out, Object word) {
            out.quote((String) word);
        }
    };

    /**
     * Appends a word.
     *
     * @param word a String; without escapes also a LocalDate
     * @throws IllegalArgumentException if it cannot be written
     */
    abstract void append(Utf8 out, Object word);
}

package dev.fhirseeder.history;

/** Why a person is called for a dose on a day. */
enum Why {
    DUE("due", true),
    FOLLOWS("follows the dose before after its interval", true),
    BEHIND("behind with the series: caught up at the least interval", true),
    MOVED("due before the move here: offered at the first visit", false),
    TOO_EARLY("too early for age, interval or another vaccine: put off", false),
    AGAIN("did not count, or was out of stock: due again", false);

    final String words;

    /** Whether a draw has decided how late the day is. */
    final boolean drawn;

    Why(String words, boolean drawn) {
        this.words = words;
        this.drawn = drawn;
    }
}

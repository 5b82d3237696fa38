package dev.fhirseeder.history;

/** Why a person is called for a dose on a day. */
enum Why {
    DUE("due"),
    FOLLOWS("follows the dose before after its interval"),
    BEHIND("behind with the series: caught up at the least interval"),
    MOVED("due before the move here: offered at the first visit"),
    TOO_EARLY("too early for age, interval or another vaccine: put off"),
    AGAIN("did not count, or was out of stock: due again");

    final String words;

    Why(String words) {
        this.words = words;
    }
}

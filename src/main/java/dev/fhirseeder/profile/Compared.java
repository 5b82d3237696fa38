package dev.fhirseeder.profile;

/**
 * A published figure beside what these people show.
 *
 * @param pt the province, as its two-letter code in lower case
 * @param title whom and what, for people
 * @param percent what is published, 0 to 100
 * @param hits how many people have the doses
 * @param people of how many; 0 if nobody can be compared
 * @param source where it was published
 */
public record Compared(String pt, String title, double percent, long hits, long people, String source) {

    /** Returns what these people show, 0 to 100; 0 if nobody can be compared. */
    public double found() {
        return people == 0 ? 0 : 100.0 * hits / people;
    }
}

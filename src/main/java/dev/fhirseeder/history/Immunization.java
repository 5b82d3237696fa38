package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dose that was given.
 *
 * @param role see {@link Event#role()}
 * @param date the day of administration
 * @param scheduleRow the id of the schedule row that offered it
 * @param series the programme whose doses are counted, for example {@code MMR}
 * @param doseNumber the position in its series, from 1
 * @param seriesDoses how many doses the series has, null where it has no end
 * @param product what was given
 * @param lot of the product, null where its maker is not known
 * @param site the SNOMED CT concept of the body site, null for an oral product
 * @param provider who answers for it, null where a transcript does not tell
 * @param publiclyFunded whether the province's programme paid
 * @param reaction what followed, null if nothing was reported
 * @param protocols what it counts as, by antigen; empty where it counts as nothing, or will when that is found
 * @param transcript how it came into the registry, null if whoever gave it entered it
 * @param flaw why it does not count, null if it does
 */
public record Immunization(
        String role,
        LocalDate date,
        String scheduleRow,
        String series,
        int doseNumber,
        @Nullable Integer seriesDoses,
        Product product,
        @Nullable Lot lot,
        @Nullable Term site,
        @Nullable Provider provider,
        boolean publiclyFunded,
        @Nullable Reaction reaction,
        List<Protocol> protocols,
        @Nullable Transcript transcript,
        @Nullable Flaw flaw)
        implements Event {

    /**
     * Tells whether it counts, as far as is known: nothing was found to be wrong with it. This is what coverage, published figures, forecasts and
     * cards mean. A weak dose counts until that is found; it has no {@link #protocols} even then, since the next dose takes its number.
     */
    public boolean counts() {
        return flaw == null;
    }

    /** An entry that was made in error is shown only from the day on which it was taken back. */
    @Override
    public LocalDate known() {
        return flaw != null && flaw.reason() == Flaw.Reason.ENTERED_IN_ERROR ? flaw.known() : date;
    }

    @Override
    public Immunization asOf(LocalDate day) {
        Reaction begun = reaction == null || reaction.date().isAfter(day) ? null : reaction;
        Flaw found = flaw == null || flaw.known().isAfter(day) ? null : flaw;
        return Objects.equals(begun, reaction) && Objects.equals(found, flaw)
                ? this
                : copy(role, begun, protocols, found);
    }

    /** Returns this dose as a paper card tells of it, without what followed. */
    public Immunization onPaper() {
        return reaction == null ? this : copy(role, null, protocols, flaw);
    }

    /** Returns a second entry of this dose, which counts as nothing. */
    Immunization enteredAgain(Flaw error) {
        return copy(role + "/duplicate", null, List.of(), error);
    }

    private Immunization copy(String name, @Nullable Reaction followed, List<Protocol> counted, @Nullable Flaw found) {
        return new Immunization(
                name,
                date,
                scheduleRow,
                series,
                doseNumber,
                seriesDoses,
                product,
                lot,
                site,
                provider,
                publiclyFunded,
                followed,
                counted,
                transcript,
                found);
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;
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
 * @param protocols what it counts as, by antigen; empty where it counts as nothing
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
        implements Event {}

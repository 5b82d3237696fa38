package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One kind of reaction within a profile.
 *
 * @param profile of the vaccines that it follows
 * @param finding the SNOMED CT concept
 * @param share of the reports of the profile that do not have a rate of their own, 0 to 1; null for one that has
 * @param rate its own probability after a dose, 0 if it has a share
 * @param first the first day on which it may begin, 0 being the day of the dose
 * @param last the last such day
 * @param measured whether a temperature belongs to it
 * @param selfReported the share that the person or a parent reports, 0 to 1
 */
record ReactionKind(
        String profile,
        Term finding,
        @Nullable Double share,
        double rate,
        int first,
        int last,
        boolean measured,
        double selfReported) {

    private static final int LOWEST_TENTHS = 380;
    private static final int SPAN_TENTHS = 23;
    private static final double MILLION = 1_000_000;

    /**
     * Reads a row of {@code model/reactions.csv}.
     *
     * @throws DataFileException if a cell is wrong, or there is not exactly one of a share and a rate
     */
    static ReactionKind of(Row row) {
        row.text("source");
        row.text("confidence");
        Double share =
                row.optional("share").map(text -> Band.share(row, "share")).orElse(null);
        if ((share == null) == row.optional("per_million").isEmpty()) {
            throw new DataFileException(row.place(), "expected one of share and per_million");
        }
        int first = row.number("first_day", 0);
        return new ReactionKind(
                row.text("profile"),
                new Term(row.text("code"), row.text("display")),
                share,
                share == null ? row.decimal("per_million").doubleValue() / MILLION : 0,
                first,
                row.number("last_day", first),
                row.truth("temperature"),
                Band.share(row, "self_reported"));
    }

    /** Draws a reaction to a dose of that day; a temperature lies from 38.0 to 40.2, more often low than high. */
    Reaction reaction(String role, LocalDate dose, Draws draws) {
        LocalDate begins = dose.plusDays(draws.between(first, last));
        boolean self = draws.chance(selfReported);
        BigDecimal celsius = null;
        if (measured) {
            int above = Math.min(draws.below(SPAN_TENTHS), draws.below(SPAN_TENTHS));
            celsius = BigDecimal.valueOf(LOWEST_TENTHS + above, 1);
        }
        return new Reaction(role, begins, finding, celsius, self);
    }
}

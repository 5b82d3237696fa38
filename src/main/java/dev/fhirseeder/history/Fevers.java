package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Ascending;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fevers on the day of a dose that were reported to the registry; rare, by the vaccine's abbreviation. */
public final class Fevers {

    private static final List<String> COLUMNS = List.of("abbreviation", "same_day_fever", "source", "confidence");

    /** SNOMED CT, "Fever (finding)". */
    private static final Term FEVER = new Term("386661006", "Fever");

    private static final int LOWEST_TENTHS = 380;
    private static final int SPAN_TENTHS = 23;

    private final Map<String, Double> rates = new HashMap<>();

    private Fevers() {}

    /**
     * Reads {@code catalogue/reactions.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    public static Fevers load() {
        Fevers fevers = new Fevers();
        Ascending order = new Ascending();
        Table.read("catalogue/reactions.csv", COLUMNS, row -> fevers.add(order, row));
        return fevers;
    }

    /** Draws what followed a dose; null mostly. The temperature lies from 38.0 to 40.2, more often low than high. */
    @Nullable
    Reaction draw(String abbreviation, String role, LocalDate date, Draws draws) {
        if (!draws.chance(rates.getOrDefault(abbreviation, 0.0))) {
            return null;
        }
        int above = Math.min(draws.below(SPAN_TENTHS), draws.below(SPAN_TENTHS));
        return new Reaction(role, date, FEVER, BigDecimal.valueOf(LOWEST_TENTHS + above, 1));
    }

    private Double add(Ascending order, Row row) {
        row.text("source");
        double rate = row.decimal("same_day_fever").doubleValue();
        rates.put(order.next(row, "abbreviation"), rate);
        return rate;
    }
}

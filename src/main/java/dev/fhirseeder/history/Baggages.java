package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.List;

/** What people bring along who move into a province, by age at the move and by whether they come from abroad. */
final class Baggages {

    private static final List<String> COLUMNS = List.of(
            "from", "from_age", "to_age", "papers", "legible", "recalled", "caught_up", "source", "confidence", "note");
    private static final Age EVER = new Age(2400, 0);

    /**
     * What people of one band of age bring.
     *
     * @param abroad whether they come from another country
     * @param from the age at the move from which it counts
     * @param to the age at the move from which it no longer counts
     * @param papers the share of them of whose earlier doses the registry learns
     * @param legible the share of the doses of those that are taken down
     * @param recalled the share of those who tell their doses and have no paper
     * @param caughtUp the share of all who are offered what they lack at a first visit
     */
    record Baggage(boolean abroad, Age from, Age to, double papers, double legible, double recalled, double caughtUp) {}

    private final List<Baggage> bands;

    private Baggages(List<Baggage> bands) {
        this.bands = bands;
    }

    /**
     * Reads {@code model/baggage.csv}.
     *
     * @throws DataFileException if it is not as expected
     */
    static Baggages load() {
        return new Baggages(Table.read("model/baggage.csv", COLUMNS, Baggages::band));
    }

    /**
     * Returns what holds for someone who moves on that day.
     *
     * @throws DataFileException if no row does
     */
    Baggage of(boolean abroad, LocalDate birth, LocalDate on) {
        for (Baggage band : bands) {
            boolean aged = band.from().reached(birth, on) && !band.to().reached(birth, on);
            if (band.abroad() == abroad && aged) {
                return band;
            }
        }
        throw new DataFileException("model/baggage.csv", "no row for someone born " + birth + " who moves on " + on);
    }

    private static Baggage band(Row row) {
        row.text("source");
        row.text("confidence");
        return new Baggage(
                row.value("from", "abroad or canada", Baggages::abroad),
                row.value("from_age", "a period like P18Y", Age::parse),
                row.optionalValue("to_age", "a period like P18Y", Age::parse).orElse(EVER),
                Band.share(row, "papers"),
                Band.share(row, "legible"),
                Band.share(row, "recalled"),
                Band.share(row, "caught_up"));
    }

    private static boolean abroad(String text) {
        if (!text.equals("abroad") && !text.equals("canada")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("abroad");
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many of the doses that are not given are written down, and with which reason, by occasion. */
final class NotGiven {

    private static final List<String> COLUMNS = List.of("occasion", "reason", "share", "source", "confidence", "note");

    /** Why a dose is not given. */
    enum Occasion {
        /** Someone who refuses everything is offered the first dose of a series. */
        REFUSER_FIRST,
        /** Someone who refuses everything is offered a later dose. */
        REFUSER_LATER,
        /** Someone who refuses nothing else leaves a dose out. */
        OCCASIONAL,
        /** The person has had the disease. */
        IMMUNE,
        /** Every product of the offer is contraindicated. */
        PRECAUTION,
        /** The product is out of stock. */
        SHORTAGE
    }

    private record Share(Occasion occasion, @Nullable Term reason, double share) {}

    private final Map<Occasion, List<Share>> shares = new EnumMap<>(Occasion.class);

    private NotGiven() {}

    /**
     * Reads {@code model/not_given.csv}.
     *
     * @param reasons the codes of which a reason must be one
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static NotGiven load(RefusalReasons reasons) {
        NotGiven notGiven = new NotGiven();
        for (Share share : Table.read("model/not_given.csv", COLUMNS, row -> share(reasons, row))) {
            notGiven.shares
                    .computeIfAbsent(share.occasion(), key -> new ArrayList<>())
                    .add(share);
        }
        return notGiven;
    }

    /**
     * Returns the reason that is written down, null if nothing is.
     *
     * @param unit uniform in [0, 1)
     * @param own the person's own reason, which counts where the file has none
     */
    @Nullable
    Term reason(Occasion occasion, double unit, @Nullable Term own) {
        double left = unit;
        for (Share share : shares.getOrDefault(occasion, List.of())) {
            if (left < share.share()) {
                return share.reason() == null ? own : share.reason();
            }
            left -= share.share();
        }
        return null;
    }

    private static Share share(RefusalReasons reasons, Row row) {
        row.text("source");
        row.text("confidence");
        return new Share(
                row.value(
                        "occasion",
                        "an occasion in lower case",
                        name -> Occasion.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))),
                row.optionalValue("reason", "a code of catalogue/reasons.csv", reasons::of)
                        .orElse(null),
                Band.share(row, "share"));
    }
}

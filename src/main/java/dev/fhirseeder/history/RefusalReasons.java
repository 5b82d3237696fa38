package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Ascending;
import dev.fhirseeder.vaccine.Term;
import dev.fhirseeder.vaccine.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The share of people who refuse every vaccine, by reason. */
public final class RefusalReasons {

    private static final List<String> COLUMNS = List.of("reason", "share", "source", "confidence", "note");

    private record Share(Term reason, double share) {}

    private final List<Share> shares;
    private final double total;
    private final Terms reasons;

    private RefusalReasons(List<Share> shares, Terms reasons) {
        this.shares = shares;
        this.reasons = reasons;
        this.total = shares.stream().mapToDouble(Share::share).sum();
    }

    /**
     * Reads the shares of a province.
     *
     * @param pt its two-letter code in lower case
     * @throws dev.fhirseeder.data.DataFileException if the file is not as expected
     */
    public static RefusalReasons load(String pt) {
        Terms reasons = Terms.load("catalogue/reasons.csv");
        Ascending order = new Ascending();
        return new RefusalReasons(
                Table.read("jurisdictions/" + pt + "/refusals.csv", COLUMNS, row -> share(order, reasons, row)),
                reasons);
    }

    /** Returns the share of those who refuse everything. */
    double total() {
        return total;
    }

    /** Returns why a person refuses, or null for one who does not; {@code unit} is uniform in [0, 1). */
    @Nullable
    Term reason(double unit) {
        double left = unit;
        for (Share share : shares) {
            if (left < share.share()) {
                return share.reason();
            }
            left -= share.share();
        }
        return null;
    }

    /** Returns the reason of that code. */
    Term of(String code) {
        return reasons.of(code);
    }

    private static Share share(Ascending order, Terms reasons, Row row) {
        row.text("source");
        order.next(row, "reason");
        return new Share(
                row.value("reason", "a code of catalogue/reasons.csv", reasons::of),
                row.decimal("share").doubleValue());
    }
}

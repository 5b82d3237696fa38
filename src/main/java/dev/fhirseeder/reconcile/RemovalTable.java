package dev.fhirseeder.reconcile;

import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;

/** What a removal has done, for people. */
final class RemovalTable {

    private static final String ROW = "  %-22s %10s %10s %10s";
    private static final String LINE = "  %-22s %s";

    private RemovalTable() {}

    /**
     * Returns the lines, each ended by a line feed.
     *
     * @param state how far it is
     * @param command removes what was counted
     */
    static String of(RemovalReport report, Removal.State state, String command) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("");
        lines.add("Purge %s of %s: %s".formatted(report.runId(), report.fhirUrl(), verdict(report, state)));
        lines.add(LINE.formatted("what", what(report)));
        lines.add(ROW.formatted("", "before", "removed", "left"));
        report.before().forEach((type, before) -> lines.add(row(type, before, report)));
        lines.add(ROW.formatted(
                "all",
                number(Removal.total(report.before())),
                number(Removal.total(report.removed())),
                report.after().isEmpty() ? "-" : number(Removal.total(report.after()))));
        if (report.trouble() != null) {
            lines.add(LINE.formatted("trouble", report.trouble()));
        }
        if (state == Removal.State.DRY_RUN && Removal.total(report.before()) == 0) {
            lines.add(LINE.formatted(
                    "hint",
                    report.startIndex() == null
                            ? "nothing is there: check SEED and FHIR_URL"
                            : "nothing of these people is there: check PT, POPULATION_DATE and START_INDEX"));
        } else if (state == Removal.State.DRY_RUN) {
            lines.add(LINE.formatted("to remove them", command));
        }
        lines.add(LINE.formatted("report", "reports/purge-" + report.runId() + ".json"));
        return lines.toString();
    }

    private static String verdict(RemovalReport report, Removal.State state) {
        return switch (state) {
            case DRY_RUN -> "counted only, nothing is removed";
            case REFUSED ->
                "refused, nothing is removed: PURGE_COUNT is %d, but there are %d"
                        .formatted(report.purgeCount(), Removal.total(report.before()));
            case REMOVED -> "removed, and nothing is left";
            case COUNTING, REMOVING, BROKEN -> "not done; do it again from the dry run";
        };
    }

    private static String what(RemovalReport report) {
        Long first = report.startIndex();
        Long people = report.people();
        return first == null || people == null
                ? "everything with the tag of seed %d, of whatever people and dates".formatted(report.seed())
                : "of seed %d the %s".formatted(report.seed(), range(first, first + people - 1));
    }

    private static String range(long first, long last) {
        return first == last ? "person " + first : "people %d to %d".formatted(first, last);
    }

    private static String row(String type, long before, RemovalReport report) {
        return ROW.formatted(type, number(before), number(count(report.removed(), type)), left(report.after(), type));
    }

    private static String left(SortedMap<String, Long> after, String type) {
        return after.isEmpty() ? "-" : number(count(after, type));
    }

    private static long count(SortedMap<String, Long> counts, String type) {
        return counts.getOrDefault(type, 0L);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

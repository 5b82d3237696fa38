package dev.fhirseeder.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a reading back has brought to light, for people. */
final class VerificationTable {

    private static final String ROW = "  %-22s %10s %10s %10s %10s %10s %10s %10s";
    private static final String LINE = "  %-22s %s";
    private static final int SHOWN = 3;

    private VerificationTable() {}

    /** Returns the lines, each ended by a line feed. */
    static String of(VerificationReport report) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("");
        lines.add("Read back %s from %s: %s".formatted(report.runId(), report.fhirUrl(), verdict(report)));
        lines.add(ROW.formatted("", "expected", "found", "missing", "duplicate", "different", "by tag", "other"));
        report.types().forEach((type, row) -> lines.add(row(type, row)));
        report.unsearchable()
                .forEach((type, reason) ->
                        lines.add(LINE.formatted(type, "not to be searched by identifier: " + reason)));
        lines.add(LINE.formatted(
                "people",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d read back, the content of %,d compared",
                        report.people(),
                        report.requested(),
                        report.compared())));
        examples(lines, "missing", report.missing());
        examples(lines, "duplicate", report.duplicate());
        examples(lines, "different", report.different());
        report.remarks().forEach(remark -> lines.add(LINE.formatted("remark", remark)));
        lines.add(LINE.formatted("report", "reports/verify-" + report.runId() + ".json"));
        return lines.toString();
    }

    private static String verdict(VerificationReport report) {
        if (report.verified()) {
            return "all is there, once and as it should be";
        }
        boolean faulty = !report.missing().isEmpty()
                || !report.duplicate().isEmpty()
                || !report.different().isEmpty();
        return faulty ? "not all is as it should be" : "not verified";
    }

    private static String row(String type, Score.Row row) {
        return ROW.formatted(
                type,
                number(row.expected()),
                number(row.found()),
                number(row.missing()),
                number(row.duplicate()),
                number(row.different()),
                known(row.tagged()),
                known(row.other()));
    }

    private static void examples(StringJoiner lines, String name, List<String> all) {
        all.stream().limit(SHOWN).forEach(example -> lines.add(LINE.formatted("  " + name, example)));
    }

    private static String known(long number) {
        return number < 0 ? "-" : number(number);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

package dev.fhirseeder.report;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A report in a few lines, for people. */
final class Summary {

    private Summary() {}

    /**
     * Returns the lines, each ended by a line feed.
     *
     * @param resumption how the run goes on, if it has not come to its end and can
     */
    static String of(RunReport report, Optional<String> resumption) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("");
        lines.add("Run %s: %s".formatted(report.runId(), verdict(report)));
        line(
                lines,
                "people",
                "%,d requested, %,d delivered, %,d dead-lettered, %,d remaining",
                report.requested(),
                report.delivered(),
                report.deadLettered(),
                report.remaining());
        line(lines, "resources", "%,d", report.totalResources());
        report.resources().forEach((type, count) -> line(lines, "  " + type, "%,d", count));
        line(
                lines,
                "Bundles",
                "%,d delivered, %,d retries, %,d bytes",
                report.bundles(),
                report.retries(),
                report.bytes());
        line(lines, "time", "%.1f s, %,.0f resources/s", report.seconds(), rate(report));
        if (report.latencyMs().max() > 0) { // files answer nothing
            latency(lines, report.latencyMs());
        }
        report.troubles().forEach(trouble -> line(lines, "trouble", "%s", trouble));
        resumption.filter(how -> report.remaining() > 0).ifPresent(how -> line(lines, "to resume", "%s", how));
        if (report.seed() != null) {
            repetition(lines, report);
        }
        return lines.toString();
    }

    private static void latency(StringJoiner lines, RunReport.Latency times) {
        line(
                lines,
                "latency",
                "p50 %,d ms, p95 %,d ms, p99 %,d ms, max %,d ms",
                times.p50(),
                times.p95(),
                times.p99(),
                times.max());
    }

    private static void repetition(StringJoiner lines, RunReport report) {
        line(
                lines,
                "to make again",
                "SEED=%d PT=%s START_INDEX=%d NUM_RECORDS=%d AS_OF=%s POPULATION_DATE=%s%s%s%s%s%s%s",
                report.seed(),
                report.pt(),
                report.startIndex(),
                report.requested(),
                report.asOf(),
                report.populationDate(),
                "".equals(report.vaccines()) ? "" : " VACCINES='" + report.vaccines() + "'",
                report.ageFrom() == null ? "" : " AGE_FROM=" + report.ageFrom(),
                report.ageTo() == null ? "" : " AGE_TO=" + report.ageTo(),
                "".equals(report.city()) ? "" : " CITY='" + report.city() + "'",
                "valid".equals(report.healthNumbers()) ? "" : " HEALTH_NUMBERS=" + report.healthNumbers(),
                Double.valueOf(1).equals(report.completeness()) ? "" : " COMPLETENESS=" + report.completeness());
    }

    /** Digits and separators are the same wherever the machine stands: what is printed may be pasted and parsed. */
    private static void line(StringJoiner lines, String name, String text, @Nullable Object... values) {
        lines.add("  %-22s %s".formatted(name, String.format(Locale.ROOT, text, values)));
    }

    private static String verdict(RunReport report) {
        if (report.isComplete()) {
            return "every record delivered to %s%s"
                    .formatted(report.fhirUrl(), report.isWell() ? "" : ", but not all is well");
        }
        return report.deadLettered() > 0
                ? "not every record delivered to %s; see the dead letters, which TRIGGER=replay sends again"
                        .formatted(report.fhirUrl())
                : "not every record delivered to " + report.fhirUrl();
    }

    private static double rate(RunReport report) {
        return report.seconds() > 0 ? report.totalResources() / report.seconds() : report.totalResources();
    }
}

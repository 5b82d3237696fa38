package dev.fhirseeder.report;

import java.util.StringJoiner;

/** A report in a few lines, for people. */
final class Summary {

    private Summary() {}

    /** Returns the lines, each ended by a line separator. */
    static String of(RunReport report) {
        StringJoiner lines = new StringJoiner(System.lineSeparator(), "", System.lineSeparator());
        lines.add("");
        lines.add("Run %s: %s".formatted(report.runId(), verdict(report)));
        line(
                lines,
                "people",
                "%,d requested, %,d delivered, %,d dead-lettered, %,d remaining"
                        .formatted(report.requested(), report.delivered(), report.deadLettered(), report.remaining()));
        line(lines, "resources", "%,d".formatted(report.totalResources()));
        report.resources().forEach((type, count) -> line(lines, "  " + type, "%,d".formatted(count)));
        line(
                lines,
                "Bundles",
                "%,d delivered, %,d retries, %,d bytes".formatted(report.bundles(), report.retries(), report.bytes()));
        line(lines, "time", "%.1f s, %,.0f resources/s".formatted(report.seconds(), rate(report)));
        line(
                lines,
                "latency",
                "p50 %,d ms, p95 %,d ms, p99 %,d ms, max %,d ms"
                        .formatted(
                                report.latencyMs().p50(),
                                report.latencyMs().p95(),
                                report.latencyMs().p99(),
                                report.latencyMs().max()));
        line(
                lines,
                "to make again",
                "SEED=%d PT=%s START_INDEX=%d NUM_RECORDS=%d AS_OF=%s POPULATION_DATE=%s"
                        .formatted(
                                report.seed(),
                                report.pt(),
                                report.startIndex(),
                                report.requested(),
                                report.asOf(),
                                report.populationDate()));
        return lines.toString();
    }

    private static void line(StringJoiner lines, String name, String text) {
        lines.add("  %-22s %s".formatted(name, text));
    }

    private static String verdict(RunReport report) {
        if (report.isComplete()) {
            return "every record delivered to " + report.fhirUrl();
        }
        return report.deadLettered() > 0
                ? "not every record delivered to %s; see the dead letters".formatted(report.fhirUrl())
                : "not every record delivered to " + report.fhirUrl();
    }

    private static double rate(RunReport report) {
        return report.seconds() > 0 ? report.totalResources() / report.seconds() : report.totalResources();
    }
}

package dev.fhirseeder.report;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.run.Answers;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report in a few lines, for people. */
final class Summary {

    private Summary() {}

    /**
     * Returns the lines, each ended by a line feed.
     *
     * @param run how it went, beside what its report has
     */
    static String of(RunReport report, Run run) {
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
        journey(lines, report, run.shipment().destination());
        line(lines, "time", "%.1f s, %,.0f resources/s", report.seconds(), rate(report, run));
        if (report.latencyMs().max() > 0) { // files answer nothing
            latency(lines, report.latencyMs());
            slowest(lines, report.slowest());
        }
        answers(lines, report);
        report.troubles().forEach(trouble -> line(lines, "trouble", "%s", trouble));
        run.resumption().filter(how -> report.remaining() > 0).ifPresent(how -> line(lines, "to resume", "%s", how));
        if (report.seed() != null) {
            line(lines, "to make again", "%s", run.shipment().start().again(people(report)));
        }
        return lines.toString();
    }

    /** Files are not sent again, and their length is that of what was written, not of what it was made into. */
    private static void journey(StringJoiner lines, RunReport report, Destination where) {
        String bytes = where.compression().equals("none") ? "bytes" : "bytes before compression";
        switch (where.sink()) {
            case "ndjson" -> line(lines, "files", "%,d %s", report.bytes(), bytes);
            case "bundles" -> line(lines, "Bundles", "%,d written, %,d %s", report.bundles(), report.bytes(), bytes);
            default ->
                line(
                        lines,
                        "Bundles",
                        "%,d delivered, %s, %,d bytes",
                        report.bundles(),
                        Counted.of(report.retries(), "retry", "retries"),
                        report.bytes());
        }
    }

    /** One answer of every kind is what is to be expected, and not told. */
    private static void answers(StringJoiner lines, RunReport report) {
        if (report.failures().isEmpty()) {
            return;
        }
        line(
                lines,
                "answers",
                "%s",
                report.statuses().entrySet().stream()
                        .map(answer -> "%s: %,d"
                                .formatted(
                                        answer.getKey() == 0
                                                ? "none"
                                                : answer.getKey().toString(),
                                        answer.getValue()))
                        .collect(Collectors.joining(", ")));
        report.failures().forEach((kind, count) -> line(lines, "  failed", "%,d x %s", count, kind));
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

    private static void slowest(StringJoiner lines, List<Answers.Slow> slowest) {
        slowest.forEach(slow ->
                line(lines, "  slowest", "%,d ms, status %d, bundle %s", slow.ms(), slow.status(), slow.bundle()));
    }

    /** Returns by which settings the people are made again; empty values are left out. */
    static Map<String, String> people(RunReport report) {
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        words.put("SEED", report.seed());
        words.put("PT", report.pt());
        words.put("START_INDEX", report.startIndex());
        words.put("NUM_RECORDS", report.requested());
        words.put("AS_OF", report.asOf());
        words.put("POPULATION_DATE", report.populationDate());
        words.put("VACCINES", report.vaccines());
        words.put("AGE_FROM", report.ageFrom());
        words.put("AGE_TO", report.ageTo());
        words.put("CITY", report.city());
        words.put("HEALTH_NUMBERS", "valid".equals(report.healthNumbers()) ? null : report.healthNumbers());
        words.put("COMPLETENESS", Double.valueOf(1).equals(report.completeness()) ? null : report.completeness());
        return words.entrySet().stream()
                .filter(word -> word.getValue() != null && !word.getValue().equals(""))
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, word -> String.valueOf(word.getValue())));
    }

    /** Digits and separators are the same wherever the machine stands: what is printed may be pasted and parsed. */
    private static void line(StringJoiner lines, String name, String text, @Nullable Object... values) {
        lines.add("  %-22s %s".formatted(name, String.format(Locale.ROOT, text, values)));
    }

    /** Returns how the run came out, in half a sentence. */
    static String verdict(RunReport report) {
        if (report.requested() == 0 && report.isWell()) {
            return "no dead letters, and so nothing to send again";
        }
        if (report.isComplete()) {
            return "every record delivered%s%s".formatted(to(report), report.isWell() ? "" : ", but not all is well");
        }
        return report.deadLettered() > 0
                ? "not every record delivered%s; see the dead letters, which TRIGGER=replay sends again"
                        .formatted(to(report))
                : "not every record delivered" + to(report);
    }

    /** A folder is called as one would call it who stands where the process was started. */
    private static String to(RunReport report) {
        String url = report.fhirUrl();
        if (!url.matches("file:[^, ]+")) {
            return url.isEmpty() ? "" : " to " + url;
        }
        Path folder = Path.of(URI.create(url));
        Path here = Path.of("").toAbsolutePath();
        return " to " + (folder.startsWith(here) ? here.relativize(folder) : folder);
    }

    /** Returns the resources a second. What earlier processes have delivered took time that nobody knows here. */
    static double rate(RunReport report, Run run) {
        long delivered = Math.max(report.totalResources() - run.restoredResources(), 0);
        return report.seconds() > 0 ? delivered / report.seconds() : delivered;
    }
}

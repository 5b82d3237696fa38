package dev.fhirseeder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.run.Remembered;
import dev.fhirseeder.run.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands. Counts are of people where nothing else is said.
 *
 * @param runId names the run
 * @param pt the provinces, comma-separated; null of dead letters that were sent again, and where nobody knows
 * @param state {@code running}; {@code ended}; or {@code unfinished}, if somebody remains with whom it can go on
 * @param requested asked for
 * @param delivered taken by the server, or written
 * @param deadLettered kept in the dead letters
 * @param remaining neither delivered nor dead-lettered
 * @param resources delivered resources, of all types
 * @param seconds since the run was opened, or how long it took; null if nobody knows
 * @param until when something was last written of it, in ISO 8601; null of a run under way, and but for a list
 * @param request the words that ask for the run once more, so that it goes on; null of one that need not
 * @param report that was kept when the run ended or was interrupted; null if none was, and in a list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(
        String runId,
        @Nullable String pt,
        String state,
        long requested,
        long delivered,
        long deadLettered,
        long remaining,
        long resources,
        @Nullable Double seconds,
        @Nullable String until,
        @Nullable Map<String, Object> request,
        @Nullable JsonNode report) {

    private static final String UNFINISHED = "unfinished";

    /** Of the words of a request, those that are numbers in a document; a seed is a text there, since few keep 64 bits. */
    private static final Set<String> NUMBERS =
            Set.of("records", "startIndex", "ageFrom", "ageTo", "completeness", "bundleSize");

    /** Returns where a run stands that is under way. */
    static Standing of(Run run) {
        return new Standing(
                run.id(),
                run.isReplay() ? null : String.join(",", run.request().pts()),
                "running",
                run.requested(),
                run.tally().delivered(),
                run.tally().deadLettered(),
                run.remaining(),
                run.tally().resources().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                run.elapsed().toMillis() / 1000.0,
                null,
                null,
                null);
    }

    /** Returns how a run stands that has ended, as its report has it. */
    static Standing of(JsonNode report) {
        return new Standing(
                report.path("runId").asText(),
                report.path("pt").textValue(),
                "ended",
                report.path("requested").asLong(),
                report.path("delivered").asLong(),
                report.path("deadLettered").asLong(),
                report.path("remaining").asLong(),
                StreamSupport.stream(report.path("resources").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .sum(),
                report.path("seconds").asDouble(),
                null,
                null,
                report);
    }

    /** Returns how a run stands that has not come to its end, as its journal has it. */
    static Standing of(Remembered run) {
        return new Standing(
                run.runId(),
                run.pt(),
                UNFINISHED,
                run.requested(),
                run.delivered(),
                run.deadLettered(),
                run.requested() - run.delivered() - run.deadLettered(),
                run.resources(),
                null,
                null,
                run.words().isEmpty() ? null : document(run.words()),
                null);
    }

    /** Words are texts; in a document numbers are numbers, and what is empty is left out. */
    private static Map<String, Object> document(Map<String, String> words) {
        Map<String, Object> document = new TreeMap<>();
        words.forEach((word, text) -> {
            if (!text.isEmpty()) {
                document.put(
                        word,
                        NUMBERS.contains(word) && text.matches("[0-9]{1,18}([.][0-9]{1,18})?")
                                ? new BigDecimal(text)
                                : text);
            }
        });
        return document;
    }

    /**
     * Returns the same of a run that can go on, since nobody has settled who remains.
     *
     * @param words that ask for it once more
     */
    Standing unfinished(@Nullable Map<String, Object> words) {
        return new Standing(
                runId,
                pt,
                UNFINISHED,
                requested,
                delivered,
                deadLettered,
                remaining,
                resources,
                seconds,
                until,
                words,
                report);
    }

    /**
     * Returns the same in short, for a list.
     *
     * @param written when something was last written of it
     */
    Standing brief(@Nullable Instant written) {
        return new Standing(
                runId,
                pt,
                state,
                requested,
                delivered,
                deadLettered,
                remaining,
                resources,
                seconds,
                written == null || state.equals("running")
                        ? null
                        : written.truncatedTo(ChronoUnit.SECONDS).toString(),
                null,
                null);
    }
}

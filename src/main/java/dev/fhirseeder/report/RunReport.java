package dev.fhirseeder.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Answers;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run. Counts are of people where nothing else is said; {@code requested} is always the sum of
 * {@code delivered}, {@code deadLettered} and {@code remaining}. What was asked is null if dead letters were sent again.
 *
 * @param runId names the run
 * @param seed from which everything was drawn
 * @param startIndex the index of the first person
 * @param pt the provinces, comma-separated
 * @param asOf the date as of which histories are known
 * @param vaccines those to which the histories were restricted, comma-separated; empty for all
 * @param ageFrom the least age of those who were wanted, in years; null for any
 * @param ageTo the greatest; null for any
 * @param city the places where they live, comma-separated; empty for all
 * @param healthNumbers {@code valid} or {@code invalid-check-digit}
 * @param completeness the share of the doses of childhood that reached the registry, 0 to 1
 * @param populationDate the date whose age structure the birth dates follow
 * @param requested asked for
 * @param generated made
 * @param delivered taken by the server, or written
 * @param deadLettered kept in the dead letters
 * @param remaining neither delivered nor dead-lettered
 * @param resources delivered resources by type
 * @param bundles delivered Bundles
 * @param retries redeliveries
 * @param bytes of the delivered Bundles, before any compression
 * @param seconds from the opening of the run to its end
 * @param latencyMs answer times in milliseconds
 * @param statuses how many attempts of this process had which HTTP status, 0 stands for no answer; empty for a plan
 * @param failures how many attempts of this process failed in which way; empty for a plan
 * @param slowest the attempts of this process that took longest; empty for a plan
 * @param fhirUrl where to; of people whom others have sent, each place, comma-separated; empty if none is known
 * @param troubles what went wrong beside the deliveries, in sentences; empty if nothing did
 */
public record RunReport(
        String runId,
        @Nullable Long seed,
        @Nullable Long startIndex,
        @Nullable String pt,
        @Nullable String vaccines,
        @Nullable Long ageFrom,
        @Nullable Long ageTo,
        @Nullable String city,
        @Nullable String healthNumbers,
        @Nullable Double completeness,
        @Nullable String asOf,
        @Nullable String populationDate,
        long requested,
        long generated,
        long delivered,
        long deadLettered,
        long remaining,
        Map<String, Long> resources,
        long bundles,
        long retries,
        long bytes,
        double seconds,
        Latency latencyMs,
        Map<Integer, Long> statuses,
        Map<String, Long> failures,
        List<Answers.Slow> slowest,
        String fhirUrl,
        List<String> troubles)
        implements Outcome {

    /**
     * Answer times in milliseconds; all 0 if nothing was answered.
     *
     * @param p50 half of the answers took no longer
     * @param p95 of 100 answers, 95 took no longer
     * @param p99 of 100 answers, 99 took no longer
     * @param max the longest
     */
    public record Latency(long p50, long p95, long p99, long max) {

        static Latency of(Histogram times) {
            return new Latency(
                    times.getValueAtPercentile(50),
                    times.getValueAtPercentile(95),
                    times.getValueAtPercentile(99),
                    times.getMaxValue());
        }
    }

    /**
     * Draws up the report of a run that has come to its end.
     *
     * @param run the run
     * @param fhirUrl where its Bundles went
     */
    public static RunReport of(Run run, String fhirUrl) {
        Optional<GenerationRequest> asked = run.isReplay() ? Optional.empty() : Optional.of(run.request());
        Tally tally = run.tally();
        return new RunReport(
                run.id(),
                asked.map(GenerationRequest::seed).orElse(null),
                asked.map(GenerationRequest::startIndex).orElse(null),
                asked.map(request -> String.join(",", request.pts())).orElse(null),
                asked.map(request -> String.join(",", request.vaccines())).orElse(null),
                asked.map(request -> request.criteria().ageFrom()).orElse(null),
                asked.map(request -> request.criteria().ageTo()).orElse(null),
                asked.map(request -> String.join(",", request.criteria().places()))
                        .orElse(null),
                asked.map(request -> request.healthNumbers().text()).orElse(null),
                asked.map(GenerationRequest::completeness).orElse(null),
                asked.map(request -> request.asOf().toString()).orElse(null),
                asked.map(request -> request.populationDate().toString()).orElse(null),
                run.requested(),
                run.generated(),
                tally.delivered(),
                tally.deadLettered(),
                run.remaining(),
                tally.resources(),
                run.sink().equals("ndjson") ? 0 : tally.bundles(), // how many people a message had is nobody's concern
                tally.retries(),
                tally.bytes(),
                run.elapsed().toMillis() / 1000.0,
                Latency.of(tally.latency()),
                tally.answers().statuses(),
                tally.answers().failures(),
                tally.answers().slowest(),
                fhirUrl,
                run.troubles());
    }

    /** Tells whether every person asked for is delivered. */
    @JsonIgnore
    public boolean isComplete() {
        return delivered == requested;
    }

    /** Tells whether every person asked for is delivered, and nothing else went wrong. */
    @JsonIgnore
    public boolean isWell() {
        return isComplete() && troubles.isEmpty();
    }

    /** Returns 0 if all is well, and 1 if not. */
    @Override
    public int exitCode() {
        return isWell() ? 0 : 1;
    }

    /** Returns how many resources are delivered, of all types. */
    @JsonIgnore
    public long totalResources() {
        return resources.values().stream().mapToLong(Long::longValue).sum();
    }
}

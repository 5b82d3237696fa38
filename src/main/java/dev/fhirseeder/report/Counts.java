package dev.fhirseeder.report;

import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.fhir.RecordMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters whose labels are known when something happens. Each is looked up once. None of the labels has a value that others may
 * choose at will: there are only so many provinces, types and statuses.
 */
final class Counts {

    /** In the place of what nobody expects. */
    static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<People, Counter> records = new ConcurrentHashMap<>();
    private final Map<Resources, Counter> resources = new ConcurrentHashMap<>();
    private final Map<Attempt, Timer> attempts = new ConcurrentHashMap<>();

    /** Prepares the meters; each stands there when it is first needed. */
    Counts(MeterRegistry registry) {
        this.registry = registry;
    }

    private record People(String pt, String result) {}

    private record Resources(String pt, String result, String type) {}

    private record Attempt(int status, String outcome) {}

    /** Lets the counts of people of a province stand at 0. */
    void expect(String pt) {
        List.of("delivered", "dead-lettered").forEach(result -> records(pt, result));
    }

    /** Counts people and resources that came to such an end. */
    void add(List<Share> shares, String result) {
        for (Share share : shares) {
            records(share.pt(), result).increment(share.people());
            share.resources()
                    .forEach((type, count) ->
                            resources(share.pt(), result, known(type)).increment(count));
        }
    }

    /** Returns the timer of attempts that ended so. */
    Timer attempt(int status, String outcome) {
        return attempts.computeIfAbsent(
                new Attempt(status, outcome),
                attempt -> Timer.builder("fhir.seeder.attempt")
                        .description(
                                "Attempts to deliver a Bundle, by HTTP status, of which 0 stands for no answer, and by outcome")
                        .tag("status", status < 600 ? Integer.toString(status) : OTHER)
                        .tag("outcome", outcome)
                        .publishPercentileHistogram()
                        .register(registry));
    }

    /** A dead letter may hold anything, and what is looked up is kept. */
    private static String known(String type) {
        return RecordMapper.TYPES.contains(type) ? type : OTHER;
    }

    private Counter records(String pt, String result) {
        return records.computeIfAbsent(
                new People(pt, result),
                people -> Counter.builder("fhir.seeder.records")
                        .description("People whose record came to its end, by province and result")
                        .tag("pt", pt)
                        .tag("result", result)
                        .register(registry));
    }

    private Counter resources(String pt, String result, String type) {
        return resources.computeIfAbsent(
                new Resources(pt, result, type),
                some -> Counter.builder("fhir.seeder.resources")
                        .description("Resources of people whose record came to its end, by province, result and type")
                        .tag("pt", pt)
                        .tag("result", result)
                        .tag("type", type)
                        .register(registry));
    }
}

package dev.fhirseeder.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Tally;
import dev.fhirseeder.settings.OneLine;
import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what has become of a chunk, or that its command was refused. A chunk that was done twice has two results, of which
 * either counts if both tell of everybody, else the one that tells of more people.
 *
 * @param command what was asked
 * @param delivered people whom the server has taken
 * @param deadLettered people in the dead letters of the worker
 * @param resources delivered resources by type
 * @param bundles delivered Bundles
 * @param retries redeliveries
 * @param bytes of the delivered Bundles
 * @param seconds that it took
 * @param latency answer times in milliseconds, as {@link Latencies} writes them
 * @param fhirUrl where to
 * @param troubles what went wrong beside the deliveries, in sentences
 */
public record Result(
        Command command,
        long delivered,
        long deadLettered,
        Map<String, Long> resources,
        long bundles,
        long retries,
        long bytes,
        double seconds,
        String latency,
        String fhirUrl,
        List<String> troubles) {

    /** Keeps the types in their order, so that equal results are equal bytes. */
    public Result {
        resources = ImmutableMap.copyOf(new TreeMap<>(resources));
        troubles = ImmutableList.copyOf(troubles);
    }

    /**
     * Tells what has become of a chunk.
     *
     * @param run that has come to its end
     */
    public static Result of(Command command, Run run) {
        Tally tally = run.tally();
        return new Result(
                command,
                tally.delivered(),
                tally.deadLettered(),
                tally.resources(),
                tally.bundles(),
                tally.retries(),
                tally.bytes(),
                run.elapsed().toMillis() / 1000.0,
                Latencies.text(tally.latency()),
                run.shipment().destination().to(),
                run.troubles());
    }

    /** Tells that a command was refused, and why: its people remain. */
    public static Result refused(Command command, List<String> problems) {
        return new Result(
                command,
                0,
                0,
                Map.of(),
                0,
                0,
                0,
                0,
                "",
                "",
                List.of("chunk %d was refused: %s".formatted(command.chunk(), String.join("; ", problems))));
    }

    /**
     * Reads a result.
     *
     * @param json as {@link #json()} has written it
     * @throws SettingsException if it is none
     */
    public static Result read(byte[] json) {
        Result result = Messages.read("the result", json, Result.class);
        Latencies.of(result.latency);
        return result.inOneLine();
    }

    /** Whoever may write to the topic may have written anything. */
    private Result inOneLine() {
        return new Result(
                command,
                delivered,
                deadLettered,
                resources,
                bundles,
                retries,
                bytes,
                seconds,
                latency,
                OneLine.of(fhirUrl),
                troubles.stream().map(OneLine::of).toList());
    }

    /** Returns of how many people it tells what has become of them. */
    public long people() {
        return delivered + deadLettered;
    }

    /** Returns it as it travels. */
    public byte[] json() {
        return Messages.bytes(this);
    }

    /** Returns the key under which it travels: all results of a chunk have the same. */
    public String key() {
        return command.runId();
    }

    /** Tells, by its key alone, whether a message may be a result of a plan. */
    public static boolean mayBeOf(String plan, String key) {
        return key.startsWith(plan + ".");
    }
}

package dev.fhirseeder.run;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import dev.fhirseeder.run.Entry.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has become of the people of one run so far: the sum of its entries. Takes up as much room as there are gaps, not
 * as there are people. Not safe for use by many threads.
 */
final class Standing {

    private final RangeSet<Long> delivered = TreeRangeSet.create();
    private final RangeSet<Long> deadLettered = TreeRangeSet.create();
    private final RangeSet<Long> sending = TreeRangeSet.create();
    private final Map<String, Long> resources = new TreeMap<>();
    private final Map<String, Long> files = new TreeMap<>();
    private long bundles;
    private long bytes;

    /** Enters what has become of some people. */
    void enter(Entry entry) {
        RangeSet<Long> who = entry.people().ranges();
        switch (entry.outcome()) {
            case SENDING -> sending.addAll(who);
            case UNSENT -> sending.removeAll(who);
            case DELIVERED -> {
                sending.removeAll(who);
                delivered.addAll(who);
                entry.resources().forEach((type, count) -> resources.merge(type, count, Long::sum));
                bundles += entry.bundles();
                bytes += entry.bytes();
                files.putAll(entry.files());
            }
            case DEAD_LETTERED -> {
                sending.removeAll(who);
                deadLettered.addAll(who);
            }
        }
    }

    /** Returns the fewest entries that say the same. */
    List<Entry> summary() {
        return List.of(
                        new Entry(Outcome.DELIVERED, delivered(), resources(), bundles, bytes, files()),
                        Entry.of(Outcome.DEAD_LETTERED, deadLettered()),
                        Entry.of(Outcome.SENDING, uncertain()))
                .stream()
                .filter(entry -> entry.people().count() > 0)
                .toList();
    }

    /** Returns who is delivered. */
    Indices delivered() {
        return Indices.of(delivered);
    }

    /** Returns who is in the dead letters. */
    Indices deadLettered() {
        return Indices.of(deadLettered);
    }

    /** Returns who was being sent in a way that must not be repeated, with an outcome that nobody has noted. */
    Indices uncertain() {
        return Indices.of(sending);
    }

    /** Tells whether some of these are being sent in a way that must not be repeated. */
    boolean isUncertain(Indices who) {
        return who.ranges().asRanges().stream().anyMatch(sending::intersects);
    }

    /** Returns who is delivered or in the dead letters. */
    Indices settled() {
        RangeSet<Long> settled = TreeRangeSet.create(delivered);
        settled.addAll(deadLettered);
        return Indices.of(settled);
    }

    /** Returns whether everyone who is named here is one of those. */
    boolean isWithin(Range<Long> all) {
        return List.of(delivered, deadLettered, sending).stream()
                .allMatch(some -> some.isEmpty() || all.encloses(some.span()));
    }

    /** Returns the delivered resources by type. */
    Map<String, Long> resources() {
        return new TreeMap<>(resources);
    }

    /** Returns the length of each file at the last checkpoint, by its name. */
    Map<String, Long> files() {
        return new TreeMap<>(files);
    }

    /** Returns how many Bundles have arrived. */
    long bundles() {
        return bundles;
    }

    /** Returns the length of the Bundles that have arrived. */
    long bytes() {
        return bytes;
    }
}

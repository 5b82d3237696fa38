package dev.fhirseeder.sink;

import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.run.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a listener is yet to hear of: people who are in the files, and may still be lost. Not safe for use by many threads. */
final class Told {

    private final DeliveryListener listener;
    private final String pt;
    private final Map<String, Long> resources = new TreeMap<>();
    private long people;
    private long bytes;

    /**
     * Begins with nobody.
     *
     * @param listener hears of them
     * @param pts the provinces in which they live
     */
    Told(DeliveryListener listener, List<String> pts) {
        this.listener = listener;
        this.pt = pts.size() == 1 ? pts.get(0) : Share.SEVERAL;
    }

    /** Adds those of a checkpoint. */
    void add(Checkpoint checkpoint) {
        people += checkpoint.people().count();
        bytes += checkpoint.bytes();
        checkpoint.resources().forEach((type, count) -> resources.merge(type, count, Long::sum));
    }

    /** Tells of them all, who are now safe; of more than a listener takes at once, several times. */
    void tell() {
        while (people > 0 || !resources.isEmpty()) {
            Map<String, Integer> some = new TreeMap<>();
            resources.forEach((type, count) -> some.put(type, portion(count)));
            listener.delivered(List.of(new Share(pt, portion(people), some)), bytes);
            people -= portion(people);
            bytes = 0;
            some.forEach((type, count) -> resources.merge(type, (long) -count, Long::sum));
            resources.values().removeIf(count -> count == 0);
        }
    }

    private static int portion(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}

package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears. */
final class Heard implements DeliveryListener {

    private final List<String> words = new ArrayList<>();
    private final List<Boolean> ends = new ArrayList<>();

    /** Returns of each Bundle that came to its end whether it was delivered. */
    List<Boolean> ends() {
        return ends;
    }

    /** Returns what was heard beside the ends of Bundles, in order. */
    List<String> words() {
        return words;
    }

    @Override
    public void attempted(int status, String outcome, Duration time) {
        words.add("attempted " + status);
    }

    @Override
    public void delivered(List<Share> shares, long bytes) {
        words.add("delivered " + people(shares));
    }

    @Override
    public void deadLettered(List<Share> shares) {
        words.add("dead-lettered " + people(shares));
    }

    @Override
    public void ended(boolean isDelivered, Duration time) {
        ends.add(isDelivered);
    }

    private static int people(List<Share> shares) {
        return shares.stream().mapToInt(Share::people).sum();
    }
}

package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down what it hears. */
final class Heard implements DeliveryListener {

    private final List<String> words = new ArrayList<>();

    /** Returns what was heard, in order. */
    List<String> words() {
        return words;
    }

    @Override
    public void attempted(int status, String outcome, Duration time) {
        words.add("attempted " + status);
    }

    @Override
    public void delivered(int people, Map<String, Integer> resources, long bytes) {
        words.add("delivered " + people);
    }

    @Override
    public void deadLettered(int people) {
        words.add("dead-lettered " + people);
    }
}

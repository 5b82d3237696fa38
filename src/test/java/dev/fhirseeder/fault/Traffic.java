package dev.fhirseeder.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What has passed the proxy. People are named by their derived ids. */
final class Traffic {

    private final Map<Fault, Integer> injected = new TreeMap<>();
    private final Map<Set<String>, Long> closedUntil = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> confirmedBefore = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private int repeats;
    private int requests;
    private int early;
    private int compressed;

    /** A Bundle has come. */
    synchronized void arrived(Request request) {
        Set<String> people = request.people();
        compressed += request.isCompressed() ? 1 : 0;
        requests++;
        if (closedUntil.getOrDefault(people, Long.MIN_VALUE) > System.nanoTime()) {
            early++;
        }
        people.stream().filter(confirmedBefore::contains).filter(repeated::add).forEach(person -> repeats++);
        notifyAll();
    }

    synchronized void injected(Fault fault) {
        injected.merge(fault, 1, Integer::sum);
    }

    /** The real server's good answer has been given. */
    synchronized void confirmed(Set<String> people) {
        confirmed.addAll(people);
        notifyAll();
    }

    /** The server asks that a Bundle does not come again before that time is over. */
    synchronized void closed(Request request, Duration delay) {
        closedUntil.put(request.people(), System.nanoTime() + delay.toNanos());
    }

    /** The seeder begins a new life, which does not know what it was asked in an earlier one. */
    synchronized void begun() {
        confirmedBefore.addAll(confirmed);
        repeated.clear();
        closedUntil.clear();
    }

    /** Waits until so many people are confirmed and this life has sent something, or until the time is over. */
    synchronized boolean await(int people, int requestsBefore, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (confirmed.size() < people || requests == requestsBefore) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Returns how many Bundles have come. */
    synchronized int requests() {
        return requests;
    }

    /** Returns how many of these Bundles were compressed. */
    synchronized int compressed() {
        return compressed;
    }

    synchronized int confirmed() {
        return confirmed.size();
    }

    /** Returns how often each fault was injected. */
    synchronized Map<Fault, Integer> injected() {
        return new TreeMap<>(injected);
    }

    /** Returns how often any fault was injected. */
    synchronized int faults() {
        return injected.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many Bundles came again sooner than the server had asked for. */
    synchronized int early() {
        return early;
    }

    /** Returns how many people were sent again in a later life after their delivery had been confirmed in an earlier one. */
    synchronized int repeats() {
        return repeats;
    }
}

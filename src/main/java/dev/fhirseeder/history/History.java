package dev.fhirseeder.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a registry knows about one person, in the order in which it became known and, on one day, in that of the roles.
 *
 * @param events at most one of a role
 */
public record History(List<Event> events) {

    private static final Comparator<Event> ORDER = (one, other) -> {
        int days = one.known().compareTo(other.known());
        return days == 0 ? one.role().compareTo(other.role()) : days;
    };

    /** Returns the history of these events, put into their order. */
    public static History of(Collection<? extends Event> events) {
        Event[] ordered = events.toArray(Event[]::new);
        Arrays.sort(ordered, ORDER);
        return new History(List.of(ordered));
    }

    /**
     * Returns what was known at the end of that day: a prefix of this history, each event of it without what became
     * known of it later, a reaction or a flaw.
     */
    public History asOf(LocalDate date) {
        if (isKnown(date)) {
            return this;
        }
        List<Event> known = new ArrayList<>(events.size());
        for (Event event : events) {
            Event seen = event.knownOn(date);
            if (seen != null) {
                known.add(seen);
            }
        }
        return new History(List.copyOf(known));
    }

    private boolean isKnown(LocalDate date) {
        for (Event event : events) {
            if (event.knownOn(date) != event) {
                return false;
            }
        }
        return true;
    }

    /** Returns the events that fit, in their order. */
    public History where(Predicate<? super Event> wanted) {
        List<Event> fitting = new ArrayList<>(events.size());
        for (Event event : events) {
            if (wanted.test(event)) {
                fitting.add(event);
            }
        }
        return new History(List.copyOf(fitting));
    }
}

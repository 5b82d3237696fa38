package dev.fhirseeder.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a registry knows about one person, the oldest first and, on one day, in the order of the roles.
 *
 * @param events at most one of a role
 */
public record History(List<Event> events) {

    private static final Comparator<Event> ORDER =
            Comparator.comparing(Event::date).thenComparing(Event::role);

    /** Returns the history of these events, put into their order. */
    public static History of(Collection<? extends Event> events) {
        return new History(events.stream().sorted(ORDER).map(Event.class::cast).toList());
    }

    /** Returns what was known at the end of that day: a prefix of this history. */
    public History asOf(LocalDate date) {
        return where(event -> !event.date().isAfter(date));
    }

    /** Returns the events that fit, in their order. */
    public History where(Predicate<? super Event> wanted) {
        return new History(events.stream().filter(wanted).toList());
    }
}

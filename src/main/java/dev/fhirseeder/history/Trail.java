package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes down why a life went as it did, for those who ask; most lives are played without. It asks the draws again that have
 * decided, and changes none.
 */
final class Trail {

    private final Life life;
    private final Map<String, List<String>> reasons = new TreeMap<>();
    private final List<Declined> declined = new ArrayList<>();
    private final Map<String, List<String>> calls = new HashMap<>();

    Trail(Life life) {
        this.life = life;
    }

    /** Returns the reasons of events by their role. */
    Map<String, List<String>> reasons() {
        return reasons;
    }

    /** Returns the offers that came to nothing and left no trace in the record, the oldest first. */
    List<Declined> declined() {
        return declined;
    }

    /**
     * Notes that the person is called for a day.
     *
     * @param age at which the dose is recommended, null where the age does not decide
     * @param drawn what has decided how late it is, where chance does
     */
    void called(Offer offer, int occurrence, int day, Why why, @Nullable Age age, double drawn) {
        StringBuilder text = new StringBuilder(why.words);
        if (why == Why.DUE && age != null) {
            text.append(" at ").append(age).append(", on ").append(age.from(life.birth));
        }
        if (why.drawn) {
            text.append(String.format(Locale.ROOT, "; how late is drawn as %.3f", drawn));
        }
        text.append(": ").append(LocalDate.ofEpochDay(day));
        calls.computeIfAbsent(key(offer, occurrence), key -> new ArrayList<>()).add(text.toString());
    }

    void given(Immunization dose, Offer slot, Offer offer, int occurrence, double uptake) {
        List<String> lines = begin(slot, occurrence);
        if (offer != slot) {
            lines.add("given under row %s, which had taken its place".formatted(offer.row.id()));
        }
        lines.add("accepted: " + life.attitude.explained(slot, uptake, occurrence));
        reasons.put(dose.role(), lines);
    }

    void declined(@Nullable Refusal refusal, Offer slot, int occurrence, int day, boolean immune, double uptake) {
        List<String> lines = begin(slot, occurrence);
        lines.add(
                immune
                        ? "not needed: has had the disease"
                        : "declined: " + life.attitude.explained(slot, uptake, occurrence));
        if (refusal == null) {
            declined.add(new Declined(LocalDate.ofEpochDay(day), slot.row.series(), slot.row.id(), lines));
        } else {
            reasons.put(refusal.role(), lines);
        }
    }

    private List<String> begin(Offer slot, int occurrence) {
        List<String> lines = new ArrayList<>();
        Age interval = slot.row.recommendedInterval();
        lines.add("row " + slot.row.id()
                + (interval == null ? "" : ", " + interval + " after the dose before, if there is one"));
        String key = key(slot, occurrence);
        lines.addAll(calls.getOrDefault(key, List.of()));
        lines.add("draws history/" + key);
        return lines;
    }

    private static String key(Offer offer, int occurrence) {
        return offer.row.id() + "/" + occurrence;
    }
}

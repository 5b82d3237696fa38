package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which run sends which dead letter again: a letter is sent by one at a time. A claim ends with its run. Safe for use by many
 * threads.
 */
final class Claims {

    private final Map<String, Run> runs = new HashMap<>();

    /** Returns the run that sends a letter again now; empty if none does. */
    synchronized Optional<Run> holder(String id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> !run.isEnded());
    }

    /** Forgets the claims that have ended. */
    synchronized void forgetEnded() {
        runs.values().removeIf(Run::isEnded);
    }

    /** Returns the letters that some run sends again now. */
    synchronized Set<String> held() {
        return runs.entrySet().stream()
                .filter(claim -> !claim.getValue().isEnded())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Notes that a run sends a letter again, or is about to: a half is claimed before it lies there. */
    synchronized void claim(String id, Run run) {
        runs.put(id, run);
    }

    /** Returns the letters that a run sends again, in their order. */
    synchronized List<String> of(Run run) {
        return runs.entrySet().stream()
                .filter(claim -> claim.getValue() == run)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}

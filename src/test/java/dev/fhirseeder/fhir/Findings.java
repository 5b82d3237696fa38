package dev.fhirseeder.fhir;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the validator found, from several threads. It keeps no more than the first hundred of what nothing explains. */
final class Findings {

    private static final int KEPT = 100;

    private final List<Explanation> explanations;
    private final Set<Explanation> used = ConcurrentHashMap.newKeySet();
    private final Queue<String> unexplained = new ConcurrentLinkedQueue<>();
    private final AtomicInteger resources = new AtomicInteger();

    Findings(List<Explanation> explanations) {
        this.explanations = explanations;
    }

    /** Takes what was found in so many resources. What is less than a warning is information. */
    void add(int validated, List<SingleValidationMessage> messages) {
        resources.addAndGet(validated);
        for (SingleValidationMessage message : messages) {
            if (message.getSeverity().compareTo(ResultSeverityEnum.WARNING) >= 0 && !isExplained(message)) {
                keep(message.getSeverity() + " " + text(message));
            }
        }
    }

    /** Returns each error, and each warning that no row explains. */
    List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    /** Returns the explanations of what was not found. */
    Set<Explanation> unneeded() {
        Set<Explanation> unneeded = new HashSet<>(explanations);
        unneeded.removeAll(used);
        return unneeded;
    }

    /** Returns how many resources were validated. */
    int resources() {
        return resources.get();
    }

    private boolean isExplained(SingleValidationMessage message) {
        if (message.getSeverity() != ResultSeverityEnum.WARNING) {
            return false;
        }
        String text = text(message);
        for (Explanation explanation : explanations) {
            if (explanation.pattern().matcher(text).matches()) {
                used.add(explanation);
                return true;
            }
        }
        return false;
    }

    private void keep(String finding) {
        if (unexplained.size() < KEPT) {
            unexplained.add(finding);
        }
    }

    private static String text(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }
}

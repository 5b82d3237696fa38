package dev.fhirseeder.reconcile;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.request.GenerationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account of one reading back. Safe for use by many threads. */
public final class Verification implements Inquiry {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int STEPS = 20;

    private final String id;
    private final GenerationRequest request;
    private final Sample sample;
    private final SortedMap<String, Score> scores = new TreeMap<>();
    private final SortedMap<String, String> unsearchable = new TreeMap<>();
    private final Examples examples = new Examples();
    private final List<String> remarks = new ArrayList<>();
    private long people;
    private long compared;
    private boolean broken;
    private @Nullable String unkept;

    /**
     * Opens the account.
     *
     * @param id names it, in logs and files
     * @param request whom it is about
     * @param sample whose content is compared
     */
    Verification(String id, GenerationRequest request, Sample sample) {
        this.id = id;
        this.request = request;
        this.sample = sample;
    }

    /** Returns the name. */
    String id() {
        return id;
    }

    /** Returns whom it is about. */
    GenerationRequest request() {
        return request;
    }

    /** Tells whether the content of a person is compared. */
    boolean isCompared(PatientRecord record) {
        return sample.holds(record.place() - request.startIndex());
    }

    /** Enters what was found of some people. */
    synchronized void enter(Findings findings) {
        long before = people;
        people += findings.people();
        compared += findings.compared();
        findings.each().forEach(finding -> {
            score(finding.type()).enter(finding);
            examples.enter(finding);
        });
        unsearchable.putAll(findings.unsearchable());
        if (before * STEPS / request.records() < people * STEPS / request.records()) {
            LOG.info("verify={} people={} of={} faults={}", id, people, request.records(), faults());
        }
    }

    /** Enters how many resources of a type carry the tag of the seed, as the server counts. */
    synchronized void tagged(String type, long count) {
        score(type).tagged(count);
    }

    private Score score(String type) {
        return scores.computeIfAbsent(type, unknown -> new Score());
    }

    /** Notes something that belongs to the outcome, in words for people. */
    synchronized void remark(String what) {
        remarks.add(what);
    }

    @Override
    public synchronized void broken(String why) {
        broken = true;
        remarks.add("not everything could be asked: " + why);
    }

    /** Notes that the report of this cannot be written, and logs why. */
    synchronized void unkept(String why) {
        unkept = why;
        remarks.add("the report is not kept: " + why);
        LOG.error("{} the report is not kept: {}", this, why);
    }

    /** Returns why the report could not be written; empty if it could. */
    synchronized Optional<String> unkept() {
        return Optional.ofNullable(unkept);
    }

    /** Tells whether no more is to be asked. */
    synchronized boolean isBroken() {
        return broken;
    }

    /** Returns how many people were asked for. */
    synchronized long people() {
        return people;
    }

    /** Returns the content of how many people was compared. */
    synchronized long compared() {
        return compared;
    }

    /** Returns what was found, by type. Of a type that cannot be searched nobody knows what else there is. */
    synchronized SortedMap<String, Score.Row> rows() {
        SortedMap<String, Score.Row> rows = new TreeMap<>();
        scores.forEach((type, score) -> rows.put(type, score.row(!unsearchable.containsKey(type))));
        return rows;
    }

    /** Returns the types that the server does not find by identifier, each with how it said so. */
    synchronized Map<String, String> unsearchable() {
        return Map.copyOf(unsearchable);
    }

    /** Returns some faults. */
    Examples examples() {
        return examples;
    }

    /** Returns what belongs to the outcome beside the counts. */
    synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Returns how many resources are missing, there more than once, or not as they should be. */
    synchronized long faults() {
        return rows().values().stream()
                .mapToLong(row -> row.missing() + row.duplicate() + row.different())
                .sum();
    }

    /** Tells whether everything was asked for, and all is there as it should be. */
    synchronized boolean isVerified() {
        return !broken && people == request.records() && unsearchable.isEmpty() && faults() == 0;
    }

    /** Returns 0 if all is verified and reported, and 1 if not. */
    @Override
    public int exitCode() {
        return isVerified() && unkept == null ? 0 : 1;
    }

    @Override
    public String toString() {
        return "verify=" + id;
    }
}

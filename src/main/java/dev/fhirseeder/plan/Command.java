package dev.fhirseeder.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks a worker for one chunk of a plan. Everything is fixed by it, whatever the worker's settings are.
 *
 * @param plan names the plan
 * @param chunk the number of the chunk, from 0
 * @param chunks of how many chunks the plan is
 * @param firstIndex the index of the first person of the plan
 * @param people of how many people the plan is
 * @param request whom to make, in the words of a request; all of them are stated
 */
public record Command(String plan, int chunk, int chunks, long firstIndex, long people, Map<String, String> request) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** Keeps the words in their order, so that equal commands are equal bytes. */
    public Command {
        request = ImmutableMap.copyOf(new TreeMap<>(request));
    }

    /**
     * Reads a command.
     *
     * @param json as {@link #json()} has written it
     * @throws SettingsException if it is none
     */
    public static Command read(byte[] json) {
        return Messages.read("the command", json, Command.class);
    }

    /** Returns it as it travels. */
    public byte[] json() {
        return Messages.bytes(this);
    }

    /** Returns the name of the run that does it. */
    public String runId() {
        return plan + "." + chunk;
    }

    /** Returns of how many people the chunk is, as the request says; 0 if it does not say so. */
    public long wanted() {
        Long people = Longs.tryParse(request.getOrDefault("records", ""));
        return people == null ? 0 : people;
    }

    /** Returns the index of the first of them, as the request says; 0 if it does not say so. */
    long firstWanted() {
        Long index = Longs.tryParse(request.getOrDefault("startIndex", ""));
        return index == null ? 0 : index;
    }

    /**
     * Returns whom to make.
     *
     * @param requests reads the words, and knows nothing that they leave out
     * @throws SettingsException if that cannot be; it names every fault
     */
    public GenerationRequest checked(RequestReader requests) {
        List<String> problems = new ArrayList<>();
        if (!plan.matches(NAME)) {
            problems.add(
                    "plan: found no name of a run, expected 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        if (chunks < 1 || chunks > Plan.MOST || chunk < 0 || chunk >= chunks) {
            problems.add("chunk and chunks: found %d of %d, expected a number from 0 of at most %d"
                    .formatted(chunk, chunks, Plan.MOST));
        }
        GenerationRequest whom = null;
        try {
            whom = requests.read(request);
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        if (whom != null && !RequestReader.words(whom).equals(request)) {
            problems.add("request: found %s, expected all words of a request, each as plan writes it"
                    .formatted(request.keySet()));
        } else if (whom != null && !isWithin(whom)) {
            problems.add("request: found the indices %d to %d, expected some of the plan's, which are %d to %d"
                    .formatted(whom.startIndex(), whom.endIndex() - 1, firstIndex, firstIndex + people - 1));
        }
        if (whom == null || !problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return whom;
    }

    /** Those who are looked for may be anywhere behind the first index. */
    private boolean isWithin(GenerationRequest whom) {
        return whom.startIndex() >= firstIndex
                && (whom.isSelective() ? whom.records() <= people : whom.endIndex() <= firstIndex + people);
    }

    /**
     * Returns the plan that gives this command, which is enough to know it whole.
     *
     * @param requests reads the words
     * @throws SettingsException if there is no such plan
     */
    public Plan plan(RequestReader requests) {
        Map<String, String> whole = new TreeMap<>(request);
        whole.put("startIndex", Long.toString(firstIndex));
        whole.put("records", Long.toString(people));
        GenerationRequest mine = checked(requests);
        boolean last = chunk > 0 && chunk == chunks - 1; // the only one that may be smaller
        long size = last ? (people - mine.records()) / chunk : mine.records();
        return new Plan(plan, requests.read(whole), size);
    }
}

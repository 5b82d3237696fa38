package dev.fhirseeder.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fhirseeder.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a journal: whose it is.
 *
 * @param request what the run was asked, in the words of a message
 * @param destination where it goes
 * @param feed the feed whose next people the run takes; null if of none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Header(
        Map<String, String> request,
        Destination destination,
        @Nullable String feed) {

    Header {
        request = new TreeMap<>(RequestReader.complete(request));
        Objects.requireNonNull(destination, "destination");
    }

    /** Tells whether another request of no feed asks for the same people in the same place. */
    boolean isOf(Map<String, String> words, Destination where) {
        return feed == null && request.equals(words) && destination.equals(where);
    }

    /** Tells whether the run takes the next people of that feed, to the same place. */
    boolean isOf(String name, Destination where) {
        return name.equals(feed) && destination.equals(where);
    }

    /** Returns what stands against going on with the run by its name, at that destination; empty if nothing does. */
    List<String> problems(String runId, Destination where) {
        return feed != null
                ? List.of(
                        "RUN_ID (seeder.run-id): found '%s', which takes the next people of a feed, expected a run of its own; TRIGGER=timer goes on with it"
                                .formatted(runId))
                : destination.differences(where).stream()
                        .map(difference -> difference
                                + ", where the unfinished run of this RUN_ID goes; RESUME=false begins it anew")
                        .toList();
    }
}

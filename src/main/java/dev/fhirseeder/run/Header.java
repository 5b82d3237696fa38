package dev.fhirseeder.run;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        request = new TreeMap<>(request);
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
}

package dev.fhirseeder.live;

import dev.fhirseeder.letter.Cause;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters.
 *
 * @param count how many lie there; -1 if they cannot be counted
 * @param first some of them, in the order of their names
 * @param sendable whether this process sends to a server to which they may go
 */
public record Pile(long count, List<Item> first, boolean sendable) {

    /**
     * A dead letter, without its people.
     *
     * @param name of its file, without the ending; it may be anything that a file may be called
     * @param cause why it was not delivered; null if it has none that can be read
     * @param sender the run that sends it again now; empty if none does
     */
    public record Item(String name, @Nullable Cause cause, Optional<String> sender) {}
}

package dev.fhirseeder.reconcile;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a removal has done.
 *
 * @param runId the name of the run, or of this removal alone
 * @param state {@code dry-run}, {@code refused}, {@code removed} or {@code broken}
 * @param fhirUrl the base URL of the server
 * @param seed of what was to be removed
 * @param startIndex the index of the first person whose resources were meant; null if all of the seed were
 * @param people of how many people; null if all of the seed were meant
 * @param purgeCount how many resources the operator had agreed to; null for a dry run
 * @param before how many there were, by type
 * @param removed how many were removed, by type
 * @param after how many are left, by type; empty if nothing was removed
 * @param trouble what went wrong; null if nothing did
 */
public record RemovalReport(
        String runId,
        String state,
        String fhirUrl,
        long seed,
        @Nullable Long startIndex,
        @Nullable Long people,
        @Nullable Long purgeCount,
        SortedMap<String, Long> before,
        SortedMap<String, Long> removed,
        SortedMap<String, Long> after,
        @Nullable String trouble) {

    /** Draws up the report. */
    static RemovalReport of(Removal removal, String fhirUrl) {
        Optional<Removal> range = removal.isWhole() ? Optional.empty() : Optional.of(removal);
        return new RemovalReport(
                removal.id(),
                removal.state().text(),
                fhirUrl,
                removal.seed(),
                range.map(some -> some.request().startIndex()).orElse(null),
                range.map(some -> some.request().records()).orElse(null),
                removal.confirmed().orElse(null),
                counts(removal, "before"),
                counts(removal, "removed"),
                counts(removal, "after"),
                removal.trouble());
    }

    private static SortedMap<String, Long> counts(Removal removal, String moment) {
        return Objects.requireNonNull(removal.counts().get(moment));
    }
}

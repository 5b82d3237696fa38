package dev.fhirseeder.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a seeder stands at a moment.
 *
 * @param state {@code idle}, {@code running} or {@code waiting}
 * @param since since when the server has been out of reach; empty if nobody waits for it
 * @param where the people go, unless a request says otherwise
 * @param underWay runs that are
 * @param past runs that were, the last first
 * @param pile the dead letters
 */
public record Glance(
        String state, Optional<Instant> since, String where, List<Journey> underWay, List<Past> past, Pile pile) {}

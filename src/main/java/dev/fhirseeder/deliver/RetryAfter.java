package dev.fhirseeder.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3): a number of seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /**
     * Returns how long the server asks to wait, never less than nothing; empty if it does not say, or not readably.
     *
     * @param header its text, null if there is none
     * @param date the header {@code Date} of the same answer, null if there is none: a date is understood by the clock of the
     *     server that gave it, whatever ours shows
     * @param now by our clock, for an answer without a date
     */
    static Optional<Duration> of(@Nullable String header, @Nullable String date, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return instant(text).map(then -> {
            Duration wait = Duration.between(
                    Optional.ofNullable(date).flatMap(RetryAfter::instant).orElse(now), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        });
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

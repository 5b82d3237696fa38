package dev.fhirseeder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.live.Pile;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as clients are told of it: why it was not delivered, and nothing of its people, nor what the server said of them. All
 * but the name is null if it has no cause that can be read.
 *
 * @param deadLetter its name
 * @param runId names its run
 * @param people how many people it holds
 * @param failure the kind of the last failure
 * @param status the HTTP status of the last answer, 0 if there was none
 * @param exception what was wrong with the last attempt, beginning with the simple name of the exception
 * @param attempts how often it was sent, or tried to be
 * @param time when it was given up, in UTC
 * @param sentBy the run that sends it again now; null if none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
        String deadLetter,
        @Nullable String runId,
        @Nullable Long people,
        @Nullable String failure,
        @Nullable Integer status,
        @Nullable String exception,
        @Nullable Integer attempts,
        @Nullable String time,
        @Nullable String sentBy) {

    static DeadLetter of(Pile.Item letter) {
        Cause cause = letter.cause();
        String sentBy = letter.sender().orElse(null);
        return cause == null
                ? new DeadLetter(letter.name(), null, null, null, null, null, null, null, sentBy)
                : new DeadLetter(
                        letter.name(),
                        cause.runId(),
                        cause.people(),
                        cause.failure(),
                        cause.status(),
                        cause.exception(),
                        cause.attempts(),
                        cause.time(),
                        sentBy);
    }
}

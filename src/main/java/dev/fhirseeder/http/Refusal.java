package dev.fhirseeder.http;

import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call is not answered as was wished. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private final transient Answer answer;

    /** Refuses with an answer that says why. */
    Refusal(Answer answer) {
        super("HTTP " + answer.status());
        this.answer = answer;
    }

    /** Refuses with a problem. */
    Refusal(Problem problem) {
        this(problem.answer());
    }

    /** Returns what is answered if this has gone wrong; what is no fault of the client is said in the log, and there alone. */
    static Answer answer(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal.answer;
            }
            if (cause instanceof SettingsException refused) {
                return refused.isPassing()
                        ? Problem.of(409, "Nothing was begun. Ask again later, as it is.", refused.problems())
                                .answer()
                                .with("Retry-After", Desk.COME_AGAIN)
                        : Problem.of(refused.problems()).answer();
            }
        }
        return failed(failure);
    }

    private static Answer failed(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException unwritten) {
                LOG.error("A call could not be answered: {}", unwritten.getMessage());
                return unanswered();
            }
        }
        LOG.error("A call could not be answered", failure);
        return unanswered();
    }

    private static Answer unanswered() {
        return Problem.of(500, "The log of the seeder says why.").answer();
    }

    /** Returns what is answered, whether it goes well or not. */
    static Answer orAnswer(Supplier<Answer> wished) {
        try {
            return wished.get();
        } catch (RuntimeException e) {
            return answer(e);
        }
    }
}

package dev.fhirseeder.http;

import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call is not answered as was wished. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

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

    /** Returns what is answered if this has gone wrong; what is no fault of the client is for the log, and for nobody else. */
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
                return unanswered(new Reason(String.valueOf(unwritten.getMessage()), null));
            }
        }
        return unanswered(new Reason("The call broke down", failure));
    }

    private static Answer unanswered(Reason why) {
        return Problem.of(500, "The log of the seeder says why.").answer().because(why);
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

package dev.fhirseeder.deliver;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trace of one Bundle: its attempts, what is waited between them, and what becomes of it. It travels with the Bundle and not
 * with a thread; one thread at a time has it in hand. Whoever keeps it must not throw: it is for people to look at.
 */
public interface Trace {

    /** Nobody follows. */
    Trace NONE = new Trace() {};

    /** What becomes of a Bundle. */
    enum End {
        /** The server has taken it. */
        DELIVERED("delivered"),
        /** The server has refused it, and each half is sent by itself. */
        DIVIDED("divided"),
        /** It is kept with its cause. */
        DEAD_LETTERED("dead-lettered"),
        /** Its people remain for another time. */
        LEFT("remains");

        private final String text;

        End(String text) {
            this.text = text;
        }

        /** Returns it in a word. */
        public String text() {
            return text;
        }
    }

    /**
     * An attempt begins, and whatever was waited for is over.
     *
     * @param number of the attempt, from 1
     */
    default void attempt(int number) {}

    /** Returns what the server is told of the present attempt, as the header {@code traceparent} of W3C Trace Context; nothing if nobody follows. */
    default Optional<String> traceparent() {
        return Optional.empty();
    }

    /**
     * The present attempt has ended.
     *
     * @param bundle tells the id of the Bundle, which may have to be worked out from all its bytes
     * @param failure why it has failed; null if the server has taken the Bundle
     */
    default void attempted(Supplier<String> bundle, @Nullable Diagnosis failure) {}

    /** The Bundle has come to its end; only the first one counts. */
    default void ended(End end) {}
}

package dev.fhirseeder.run;

import java.util.Map;

/**
 * Remembers what has become of the people of one run, beyond the life of the process. Implementations are safe for use by
 * many threads; each method throws {@link java.io.UncheckedIOException} if it cannot be written down.
 */
public interface Journal extends AutoCloseable {

    /** Remembers nothing. */
    Journal NONE = new Journal() {
        @Override
        public void sending(Indices who) {
            // Nothing is remembered.
        }

        @Override
        public void unsent(Indices who) {
            // Nothing is remembered.
        }

        @Override
        public void delivered(Indices who, Map<String, Integer> resources, long bytes) {
            // Nothing is remembered.
        }

        @Override
        public void deadLettered(Indices who) {
            // Nothing is remembered.
        }

        @Override
        public void written(Checkpoint checkpoint) {
            // Nothing is remembered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** These people are about to be sent in a way that must not be repeated; safe on the disk when it returns. */
    void sending(Indices who);

    /** The server has not taken these people after all, and surely so: as if they had never been sent. */
    void unsent(Indices who);

    /**
     * These people have arrived.
     *
     * @param resources how many resources of each type
     * @param bytes the length as sent
     */
    void delivered(Indices who, Map<String, Integer> resources, long bytes);

    /** These people are in the dead letters. */
    void deadLettered(Indices who);

    /** These people stand in files that are safe on the disk; this, too, is safe there when it returns. */
    void written(Checkpoint checkpoint);

    /** Ends the writing; everything that was written is then safe on the disk. */
    @Override
    void close();
}

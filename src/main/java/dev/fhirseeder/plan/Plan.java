package dev.fhirseeder.plan;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Locale;

/**
 * A request that is divided among workers: chunk after chunk of as many people, the last of as many as are left.
 * Nothing of it is listed; each chunk is worked out from its number, and of a request with criteria from where it begins.
 *
 * @param id names the plan
 * @param request what is asked in all
 * @param size how many people a chunk is of, at least 1
 */
public record Plan(String id, GenerationRequest request, long size) {

    /** More chunks are refused: it is remembered of each whether it is done, in a bit. */
    public static final int MOST = 10_000_000;

    /**
     * Draws up a plan.
     *
     * @throws SettingsException if it cannot be; it names every fault
     */
    public Plan {
        if (chunks(request, size) > MOST) {
            throw new SettingsException(List.of(String.format(
                    Locale.ROOT,
                    "CHUNK_SIZE (seeder.chunk-size): found '%d', expected at least %d: a plan is of %,d chunks at most",
                    size,
                    (request.records() + MOST - 1) / MOST,
                    MOST)));
        }
    }

    /** Returns of how many chunks it is. */
    public int chunks() {
        return Math.toIntExact(chunks(request, size));
    }

    /** Returns for how many people there are chunks before one. */
    long before(int number) {
        return number * size;
    }

    /**
     * Returns the command for one chunk.
     *
     * @param number from 0 up to, and without, {@link #chunks()}
     * @param first the index of its first person, as {@link Starts} finds it
     */
    public Command command(int number, long first) {
        GenerationRequest chunk = request.part(first, Math.min(size, request.records() - before(number)));
        return new Command(id, number, chunks(), request.startIndex(), request.records(), RequestReader.words(chunk));
    }

    /**
     * Tells whether it gives this command. Where the chunk begins follows from the request: of one with criteria it is believed
     * if it can be, since to tell it would be to look for everybody before.
     */
    boolean gives(Command command) {
        int number = command.chunk();
        if (number < 0 || number >= chunks()) {
            return false;
        }
        long least = request.startIndex() + before(number);
        long first = request.isSelective() ? Math.max(least, command.firstWanted()) : least;
        return command(number, first).equals(command);
    }

    private static long chunks(GenerationRequest request, long size) {
        return (request.records() + size - 1) / size;
    }
}

package dev.fhirseeder.plan;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Locale;

/**
 * A request that is divided among workers, by index: chunk after chunk of the same size, the last as large as is left.
 * Nothing of it is listed; each chunk is worked out from its number.
 *
 * @param id names the plan
 * @param request what is asked in all, for everyone within the range of its indices
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
        if (request.isSelective()) {
            throw new SettingsException(
                    List.of(
                            "AGE_FROM, AGE_TO and CITY (seeder.age-from, seeder.age-to, seeder.city): found some of them, expected none: a plan divides people by index, and who is of an age or lives in a place is known only when each is looked at"));
        }
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

    /**
     * Returns the command for one chunk.
     *
     * @param number from 0 up to, and without, {@link #chunks()}
     */
    public Command command(int number) {
        long first = request.startIndex() + number * size;
        GenerationRequest chunk = request.between(first, Math.min(first + size, request.endIndex()));
        return new Command(id, number, chunks(), request.startIndex(), request.records(), RequestReader.words(chunk));
    }

    private static long chunks(GenerationRequest request, long size) {
        return (request.records() + size - 1) / size;
    }
}

package dev.fhirseeder.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers, across restarts, where a feed of ever new people stands: its seed, its population date and the next index.
 * The population date is that of the feed's first day, because health numbers are unique only within one. Provinces with
 * a seed that the operator chose are a feed of their own.
 */
public final class Feed {

    /** Strict: a state of which a part is missing must not be taken for a feed that begins at 0. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path folder;
    private final Optional<Long> chosenSeed;
    private final boolean repeatable;

    /**
     * Where a feed stands.
     *
     * @param seed of the feed
     * @param populationDate of the feed, as {@code 2026-11-22}
     * @param nextIndex the index of the next person
     */
    record State(long seed, String populationDate, long nextIndex) {

        State {
            LocalDate.parse(populationDate);
        }

        /** Tells whether a run that was asked this took people of this feed. */
        boolean isOf(Map<String, String> words) {
            return Long.toString(seed).equals(words.get("seed")) && populationDate.equals(words.get("populationDate"));
        }
    }

    /**
     * Prepares the feed.
     *
     * @param folder where states lie
     * @param chosenSeed the operator's seed, if there is one
     * @param repeatable whether people who are taken a second time do no harm: they are there once all the same, or the run
     *     that took them first goes on where it stopped
     */
    public Feed(Path folder, Optional<Long> chosenSeed, boolean repeatable) {
        this.folder = folder;
        this.chosenSeed = chosenSeed;
        this.repeatable = repeatable;
    }

    /**
     * Returns the request for the feed's next people.
     *
     * @param fresh what to ask if the feed begins today; all but its start index, seed and population date holds in any case
     * @throws SettingsException if the state is there and not readable
     */
    public GenerationRequest next(GenerationRequest fresh) {
        return state(fresh.pts())
                .map(state -> fresh.next(state.nextIndex(), state.seed(), LocalDate.parse(state.populationDate())))
                .orElse(fresh);
    }

    /** Tells whether two requests take the next people of the same feed. */
    static boolean isShared(GenerationRequest one, GenerationRequest other) {
        return one.pts().equals(other.pts());
    }

    /**
     * Remembers a run that begins, in case its process is killed: then its journal, or without one the next run, takes
     * the same people. Where neither may be, the feed goes on past them at once.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void begin(GenerationRequest request) {
        if (!repeatable && request.isSelective()) {
            throw new SettingsException(
                    List.of(
                            "WRITE_MODE (seeder.write-mode): found 'create' with RESUME=never, expected another beside AGE_FROM, AGE_TO and CITY: a feed cannot tell beforehand how far it will go"));
        }
        advance(request, repeatable ? 0 : request.records());
    }

    /**
     * Goes on past the people of a run that has come to its end. If somebody remains, the feed stays where it was, and the
     * next run takes the rest; where it must not, the feed goes on past those who were made. A run that another has overtaken,
     * on its way to another server, moves nothing.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void settle(Run run) {
        GenerationRequest request = run.request();
        if (!repeatable) {
            advance(request, run.generated()); // nobody is left out: begin refuses that
        } else if ((run.remaining() == 0 || run.isExhausted())
                && state(request.pts())
                        .filter(now -> now.nextIndex() >= run.endIndex())
                        .isEmpty()) {
            advance(request, run.endIndex() - request.startIndex());
        }
    }

    /**
     * Remembers that these people of the feed have been made, so that the next are others.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void advance(GenerationRequest request, long generated) {
        State state = new State(request.seed(), request.populationDate().toString(), request.startIndex() + generated);
        try {
            WholeFile.write(file(request.pts()), JSON.writeValueAsBytes(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A state is always writable as JSON", e);
        }
    }

    /** Returns the name of the feed of these provinces. */
    String name(List<String> pts) {
        return "feed-" + String.join("+", pts)
                + chosenSeed.map(chosen -> "-seed" + chosen).orElse("");
    }

    private Path file(List<String> pts) {
        return folder.resolve(name(pts) + ".json");
    }

    /**
     * Returns where the feed of these provinces stands, if it has begun.
     *
     * @throws SettingsException if the state is there and not readable
     */
    Optional<State> state(List<String> pts) {
        Path file = file(pts);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            State state = JSON.readValue(file.toFile(), State.class);
            if (state == null) {
                throw new IOException("Null is no state");
            }
            return Optional.of(state);
        } catch (IOException e) {
            throw new SettingsException(
                    List.of(file + ": not the state of a feed; mend or remove it (a feed then begins anew)"));
        }
    }
}

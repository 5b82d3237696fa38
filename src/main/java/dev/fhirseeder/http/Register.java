package dev.fhirseeder.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.run.Remembered;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of runs: those that are under way, those that have ended, whose reports are kept, and those that have not come to their
 * end, whose journals are.
 */
public final class Register {

    /** How many runs are listed, at most. */
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Register.class);
    private static final String PATH = "/runs/";

    private final Runs runs;
    private final Path ledger;
    private final Archives archives;

    /** Runs that were opened for clients, until their reports are kept; Camel's threads enter and leave them. */
    private final Set<Run> inHand = ConcurrentHashMap.newKeySet();

    /**
     * Opens the register.
     *
     * @param runs knows those that are under way
     * @param ledger the folder in which those are remembered that have not come to their end
     * @param reports the folder of those that have
     */
    public Register(Runs runs, Path ledger, Path reports) {
        this.runs = runs;
        this.ledger = ledger;
        this.archives = new Archives(reports);
    }

    /** Returns where a run is told of. */
    static String path(String runId) {
        return PATH + runId;
    }

    /** Enters a run, which is then told of as under way, until it {@link #leave leaves}. */
    void enter(Run run) {
        inHand.add(run);
    }

    /** Strikes a run out, whose report is kept. */
    void leave(String runId) {
        inHand.removeIf(run -> run.id().equals(runId));
    }

    /** Answers with the latest runs: those under way first, then the others, by when something was last written of them. */
    public void latest(Exchange exchange) {
        Refusal.orAnswer(() -> Answer.json(200, Answer.JSON_TYPE, Map.of("runs", list(MOST))))
                .give(exchange);
    }

    /**
     * Returns the latest runs in short, in that order.
     *
     * @param most how many, at most
     */
    List<Standing> list(int most) {
        List<String> now = underWay() // looked at first: a run that ends meanwhile is among the reports then
                .map(Run::id)
                .sorted(Comparator.reverseOrder())
                .toList();
        Map<String, Instant> written = new HashMap<>(archives.all());
        remembered()
                .forEach((runId, when) -> written.merge(runId, when, (kept, left) -> kept.isAfter(left) ? kept : left));
        Comparator<String> oldest =
                Comparator.<String, Instant>comparing(written::get).thenComparing(runId -> runId);
        return Stream.concat(now.stream(), written.keySet().stream().sorted(oldest.reversed()))
                .distinct()
                .limit(most)
                .flatMap(runId -> readable(runId).stream())
                .map(run -> run.brief(written.get(run.runId())))
                .toList();
    }

    /** One file that is no report is no reason not to tell of all others; asked for by its name, it is. */
    private Optional<Standing> readable(String runId) {
        try {
            return find(runId);
        } catch (UncheckedIOException e) {
            LOG.warn("run={} is not listed: {}", runId, e.getMessage());
            return Optional.empty();
        }
    }

    /** Answers with where the run stands that the path names. */
    public void tell(Exchange exchange) {
        Call call = Call.of(exchange);
        Refusal.orAnswer(() -> tell(call)).give(exchange);
    }

    private Answer tell(Call call) {
        return call.lastPart()
                .filter(Register::isName)
                .flatMap(this::find)
                .map(standing -> Answer.json(200, Answer.JSON_TYPE, standing))
                .orElseGet(() -> Problem.of(
                                404,
                                "runId: found %s, expected the name of a run that is under way or remembered."
                                        .formatted(Found.of(call.path().replaceFirst(".*/", ""))))
                        .answer());
    }

    /** Nothing is looked up that is no name of a run: it might be a path to somewhere else. */
    static boolean isName(String text) {
        List<String> problems = new ArrayList<>();
        String name = new SettingsReader(Map.of(Setting.RUN_ID.variable(), text), Map.of())
                .read(problems)
                .find(Setting.RUN_ID)
                .orElse("");
        return problems.isEmpty() && name.equals(text);
    }

    private Optional<Standing> find(String runId) {
        Optional<Standing> underWay =
                underWay().filter(run -> run.id().equals(runId)).findFirst().map(Standing::of);
        return underWay.or(() -> ended(runId)).or(() -> remembered(runId));
    }

    private Optional<Standing> ended(String runId) {
        return archives.report(runId).map(report -> standing(runId, report));
    }

    /** A run that has ended before everybody was settled can go on. */
    private Standing standing(String runId, JsonNode report) {
        Standing ended = Standing.of(report);
        return ended.remaining() == 0
                ? ended
                : remembered(runId)
                        .map(remembered -> ended.unfinished(remembered.request()))
                        .orElse(ended);
    }

    /** A journal that cannot be read is no fault of the client. */
    private Optional<Standing> remembered(String runId) {
        try {
            return Remembered.of(ledger, runId).map(Standing::of);
        } catch (SettingsException e) {
            throw new UncheckedIOException(e.getMessage(), new IOException("Not a journal"));
        }
    }

    private Map<String, Instant> remembered() {
        try {
            return Remembered.all(ledger);
        } catch (SettingsException e) {
            throw new UncheckedIOException(e.getMessage(), new IOException("Not a folder of journals"));
        }
    }

    /** Returns the runs that are under way. */
    Stream<Run> underWay() {
        return Stream.concat(inHand.stream(), runs.underWay().stream()).distinct();
    }
}

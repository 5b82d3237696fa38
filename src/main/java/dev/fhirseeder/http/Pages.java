package dev.fhirseeder.http;

import dev.fhirseeder.live.Frame;
import dev.fhirseeder.live.Glance;
import dev.fhirseeder.live.Journey;
import dev.fhirseeder.live.LivePage;
import dev.fhirseeder.live.Past;
import dev.fhirseeder.live.Wishes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Shows people how the seeder stands, and the pages of runs that have ended. */
public final class Pages {

    /** How many runs and how many dead letters are shown, at most. */
    private static final int MOST = 20;

    /** Looser than the names of runs, which are looked at when one is found here. */
    private static final Pattern RUN = Pattern.compile("/runs/([A-Za-z0-9._-]{1,64})/page");

    /** What pages ask for beside themselves, each with its type. Nothing else of the class path is given out. */
    private static final Map<String, String> PARTS = Map.of(
            "report.css", "text/css; charset=utf-8",
            "live.css", "text/css; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8");

    /** A report may hold what a server has said: nothing in it runs, whatever it says itself. */
    private static final String REPORT =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final Register register;
    private final Letters letters;
    private final Path reports;
    private final Supplier<Condition> condition;
    private final String where;
    private final Wishes wishes;

    /**
     * What the process does.
     *
     * @param state {@code idle}, {@code running} or {@code waiting}
     * @param since since when the server has been out of reach; empty if nobody waits for it
     */
    public record Condition(String state, Optional<Instant> since) {}

    /**
     * Prepares the showing.
     *
     * @param reports the folder in which the pages of runs lie
     * @param condition tells what the process does now
     * @param where people go to, unless a request says otherwise
     * @param wishes what the forms begin with
     */
    public Pages(
            Register register,
            Letters letters,
            Path reports,
            Supplier<Condition> condition,
            String where,
            Wishes wishes) {
        this.register = register;
        this.letters = letters;
        this.reports = reports;
        this.condition = condition;
        this.where = where;
        this.wishes = wishes;
    }

    /** Answers with how things stand; another path that only leads here is not taken for this one. */
    public void live(Exchange exchange) {
        Call call = Call.of(exchange);
        Refusal.orAnswer(() -> call.path().equals("/")
                        ? Answer.page(200, LivePage.of(glance(), wishes), Frame.POLICY)
                        : Problem.of(404, "See /openapi.json for what there is.")
                                .answer())
                .give(exchange);
    }

    private Glance glance() {
        Condition now = condition.get();
        List<Journey> underWay = register.underWay()
                .filter(run -> !run.isEnded())
                .map(Journey::of)
                .toList();
        List<Past> past = register.list(MOST).stream()
                .filter(run -> !run.state().equals("running"))
                .map(this::past)
                .toList();
        return new Glance(now.state(), now.since(), where, underWay, past, letters.pile(MOST));
    }

    private Past past(Standing run) {
        return new Past(
                run.runId(),
                run.pt(),
                run.state(),
                run.until(),
                run.requested(),
                run.delivered(),
                run.deadLettered(),
                run.remaining(),
                run.seconds(),
                Files.isRegularFile(page(run.runId())));
    }

    private Path page(String runId) {
        return reports.resolve(runId + ".html");
    }

    /** Answers with the page of the report of the run that the path names. */
    public void report(Exchange exchange) {
        Call call = Call.of(exchange);
        Refusal.orAnswer(() -> report(call.path())).give(exchange);
    }

    private Answer report(String path) {
        Matcher run = RUN.matcher(path);
        Optional<String> page =
                run.matches() && Register.isName(run.group(1)) ? read(page(run.group(1))) : Optional.empty();
        return page.map(text -> Answer.page(200, text, REPORT))
                .orElseGet(() -> Problem.of(404, "No page of a run of that name is kept.")
                        .answer());
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Answers with the style or the program that the path names. */
    public void part(Exchange exchange) {
        Call call = Call.of(exchange);
        Refusal.orAnswer(() -> part(call.path())).give(exchange);
    }

    private static Answer part(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String type = PARTS.get(name);
        return type == null || !path.equals("/page/" + name)
                ? Problem.of(404, "There is no such part of a page.").answer()
                : Answer.text(200, type, resource(path));
    }

    private static String resource(String path) {
        try (InputStream text = Objects.requireNonNull(Pages.class.getResourceAsStream(path), path)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}

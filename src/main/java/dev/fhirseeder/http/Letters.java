package dev.fhirseeder.http;

import dev.fhirseeder.deliver.Replay;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.live.Pile;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.camel.Exchange;

/** Tells of the dead letters, and has them sent again. */
public final class Letters {

    /** How many letters are listed, at most: the cause of each is read. */
    static final int MOST = 100;

    private final LetterFolder folder;
    private final Replay replay;
    private final String sink;

    /**
     * Prepares the telling.
     *
     * @param folder where the letters lie
     * @param replay sends them again
     * @param sink where people go to, unless a request says otherwise
     */
    public Letters(LetterFolder folder, Replay replay, String sink) {
        this.folder = folder;
        this.replay = replay;
        this.sink = sink;
    }

    /** What {@code GET /dead-letters} answers. */
    private record Told(long count, List<DeadLetter> deadLetters) {}

    /** Answers with the first letters, in the order of their names, and with how many there are. */
    public void list(Exchange exchange) {
        Refusal.orAnswer(() -> {
                    List<String> ids = folder.ids();
                    return Answer.json(
                            200,
                            Answer.JSON_TYPE,
                            new Told(
                                    ids.size(),
                                    items(ids, MOST).stream()
                                            .map(DeadLetter::of)
                                            .toList()));
                })
                .give(exchange);
    }

    /**
     * Returns the first letters for a page.
     *
     * @param most how many, at most
     */
    Pile pile(int most) {
        try {
            List<String> ids = folder.ids();
            return new Pile(ids.size(), items(ids, most), isSendable());
        } catch (UncheckedIOException e) {
            return new Pile(folder.count(), List.of(), false); // which says in the log why it cannot be read
        }
    }

    private List<Pile.Item> items(List<String> ids, int most) {
        return ids.stream()
                .limit(most)
                .map(id -> new Pile.Item(id, folder.cause(id).orElse(null), replay.sender(id)))
                .toList();
    }

    private boolean isSendable() {
        return sink.equals("fhir");
    }

    /**
     * Reads which letters a client wants to be sent again.
     *
     * @throws SettingsException if that cannot be; it names every fault
     */
    public Object read(String text) {
        ReplayRequest wished = ReplayRequest.of(text);
        if (!isSendable()) {
            throw new SettingsException(
                    List.of("SINK: found '%s', expected fhir: a dead letter is for a server".formatted(sink)));
        }
        return wished;
    }

    /** Opens the run that sends them again, and makes it the body. */
    public void open(Exchange exchange) {
        ReplayRequest wished = exchange.getMessage().getBody(ReplayRequest.class);
        exchange.getMessage()
                .setBody(
                        wished.deadLetter().isPresent()
                                ? one(wished.deadLetter().get())
                                : replay.open());
    }

    private Run one(String name) {
        return replay.openOne(name)
                .orElseThrow(() -> new Refusal(Problem.of(404, "There is no dead letter of that name.")));
    }
}

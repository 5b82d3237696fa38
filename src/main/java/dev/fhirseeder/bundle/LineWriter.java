package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.Element;
import dev.fhirseeder.fhir.Kind;
import dev.fhirseeder.fhir.RecordWriter;
import dev.fhirseeder.json.Texts;
import dev.fhirseeder.json.Utf8;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes down resources as lines of bulk data, by type. */
final class LineWriter implements RecordWriter {

    private final Map<Kind<?>, Pile> piles = new HashMap<>();
    private final Function<Kind<?>, Texts> texts;
    private @Nullable Kind<?> last;
    private Pile present = new Pile(new Utf8(0));

    /**
     * Prepares the writing.
     *
     * @param texts lend room for the lines of each type
     */
    LineWriter(Function<Kind<?>, Texts> texts) {
        this.texts = texts;
    }

    /** The lines of one type. */
    private static final class Pile {

        private final Utf8 text;
        private final ResourceText resource;
        private int count;

        Pile(Utf8 text) {
            this.text = text;
            resource = new ResourceText(text);
        }
    }

    @Override
    public void begin(Kind<?> kind, String id) {
        if (last != kind) { // most resources are of the type of the one before
            present = piles.computeIfAbsent(
                    kind, missing -> new Pile(texts.apply(missing).open()));
            last = kind;
        }
        present.resource.begin(kind, id);
    }

    @Override
    public void write(Element<?> element, Object... words) {
        present.resource.write(element, words);
    }

    @Override
    public void end() {
        present.resource.end();
        present.text.append('\n');
        present.count++;
    }

    SortedMap<String, Lines> lines() {
        SortedMap<String, Lines> lines = new TreeMap<>();
        piles.forEach((kind, pile) -> {
            Texts origin = texts.apply(kind);
            lines.put(kind.type(), new Lines(pile.count, Json.of(pile.text), () -> origin.done(pile.text)));
        });
        return lines;
    }
}

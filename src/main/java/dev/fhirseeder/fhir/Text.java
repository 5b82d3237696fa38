package dev.fhirseeder.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fhirseeder.json.Cut;
import dev.fhirseeder.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How an element is written as JSON, or several that follow each other, of which none is continued by what comes after. */
public final class Text {

    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final byte[] opening;
    private final Cut first;
    private final @Nullable Cut next;

    private Text(String name, boolean repeats, String written, Function<String, Cut> cutting) {
        this.name = name;
        String head = ",\"" + name + "\":";
        int start = written.indexOf(head);
        String element = written.substring(start, written.length() - 1);
        this.opening = written.substring(0, start).getBytes(StandardCharsets.UTF_8);
        this.first = cutting.apply(element);
        this.next = repeats ? cutting.apply("," + element.substring(head.length() + 1)) : null;
    }

    /**
     * Reads how an element is written.
     *
     * @param written a resource in which nothing else is set
     * @param cutting cuts a text at the words that stand in it
     * @throws IllegalStateException if nothing is set
     */
    static Text of(String written, Function<String, Cut> cutting) {
        List<String> names = new ArrayList<>();
        JsonNode tree = tree(written);
        tree.fieldNames().forEachRemaining(names::add);
        if (names.size() < 2) {
            throw new IllegalStateException("Expected an element, found " + written);
        }
        String name = names.get(1);
        return new Text(name, names.size() == 2 && tree.get(name).isArray(), written, cutting);
    }

    private static JsonNode tree(String written) {
        try {
            return JSON.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI writes JSON", e);
        }
    }

    /**
     * Makes sure that other words change nothing but themselves.
     *
     * @param others other words
     * @param again what was written with them
     * @throws IllegalStateException if that is not so
     */
    void prove(List<String> others, String again) {
        String expected = new String(opening, StandardCharsets.UTF_8) + first.with(others) + "}";
        if (!again.equals(expected)) {
            throw new IllegalStateException("Expected " + expected + ", found " + again);
        }
    }

    /**
     * Begins a resource with the element.
     *
     * @return the name of this element
     * @throws IllegalArgumentException if a word cannot be written
     */
    public String begin(Utf8 out, Object... words) {
        out.append(opening);
        first.appendTo(out, words);
        return name;
    }

    /**
     * Appends the element to a resource that is being written.
     *
     * @param before the name of the element before, empty if there is none; items of one element stand in one array
     * @return the name of this element
     * @throws IllegalArgumentException if a word cannot be written
     */
    public String appendTo(Utf8 out, String before, Object... words) {
        if (next != null && name.equals(before)) {
            out.shorten(out.size() - 1);
            next.appendTo(out, words);
        } else {
            first.appendTo(out, words);
        }
        return name;
    }
}

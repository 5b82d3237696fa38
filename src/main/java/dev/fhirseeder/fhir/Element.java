package dev.fhirseeder.fhir;

import dev.fhirseeder.json.Cut;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * An element of a resource, or several that follow each other, or items of one that repeats: how it is set in HAPI's
 * structures, given its words. That is the only description of it; how it is written as JSON is cut from what HAPI writes.
 *
 * <p>The words decide what the element says, and never whether it or a part of it is there: for that there are other
 * elements.
 *
 * @param <T> the type of resource
 */
public final class Element<T extends Resource> {

    private final Supplier<T> resource;
    private final List<Word> words;
    private final int many;
    private final Setter<T> setter;
    private @Nullable Text text;

    /** Sets an element. */
    @FunctionalInterface
    interface Setter<T> {

        void set(T resource, String... words);
    }

    /**
     * Describes an element.
     *
     * @param resource makes a resource in which nothing is set
     * @param words the forms of the words
     * @param setter sets the element to such words
     */
    Element(Supplier<T> resource, List<Word> words, Setter<T> setter) {
        this.resource = resource;
        this.words = List.copyOf(words);
        this.many = words.size();
        this.setter = setter;
    }

    /**
     * Makes sure that the element is made for so many words: of more, those of another element would be among them.
     *
     * @throws IllegalArgumentException if it is made for more or fewer
     */
    void check(int said) {
        if (said != many) {
            throw new IllegalArgumentException("Expected %d words, found %d".formatted(many, said));
        }
    }

    /** Sets the element of a structure, which must be of its type, to such words as {@link RecordWriter#write} takes. */
    @SuppressWarnings("unchecked")
    void set(Resource structure, Object... said) {
        String[] texts = new String[words.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = said[i].toString();
        }
        setter.set((T) structure, texts);
    }

    /**
     * Returns how HAPI writes the element; it is found out at the first call, by setting it to words that stand nowhere else,
     * and proved by setting it to others.
     *
     * @throws IllegalStateException if HAPI writes another thing beside the words for other words
     */
    public Text text() {
        Text known = text;
        if (known == null) {
            known = found();
            text = known; // who comes at the same time finds an equal one
        }
        return known;
    }

    private Text found() {
        List<String> samples = IntStream.range(0, words.size())
                .mapToObj(i -> words.get(i).sample(i))
                .toList();
        String written = written(samples);
        Text text = Text.of(
                written,
                value ->
                        Cut.of(value, samples, words.stream().map(Word::escapes).toList()));
        if (!words.isEmpty()) {
            List<String> others = IntStream.range(0, words.size())
                    .mapToObj(i -> words.get(i).other(i))
                    .toList();
            text.prove(others, written(others));
        }
        return text;
    }

    private String written(List<String> said) {
        T structure = resource.get();
        setter.set(structure, said.toArray(String[]::new));
        return R4.passing().newJsonParser().encodeResourceToString(structure);
    }
}

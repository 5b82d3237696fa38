package dev.fhirseeder.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A type of resource: of what elements those that we write are made.
 *
 * @param <T> HAPI's structure for it
 */
public final class Kind<T extends Resource> {

    private final Supplier<T> blank;
    private final String type;
    private final byte[] opening;
    private final BiConsumer<T, Identifier> identify;
    private final Element<T> id;
    private final Element<T> marks;
    private final Element<T> identifier;
    private final Element<T> beginning;

    /**
     * Describes a type.
     *
     * @param blank makes a resource in which nothing is set
     * @param identify adds an identifier to it
     */
    Kind(Supplier<T> blank, BiConsumer<T, Identifier> identify) {
        this.blank = blank;
        this.type = blank.get().fhirType();
        this.opening = ("{\"resourceType\":\"" + type + "\"").getBytes(StandardCharsets.UTF_8);
        this.id = element(Word.ID, (resource, id) -> resource.setId(id));
        this.marks = element(Word.CODE, Sheet::mark);
        this.identifier = element(Word.ID, (resource, id) -> identify.accept(resource, identifier(id)));
        this.identify = identify;
        this.beginning = beginning(List.of(), (resource, words) -> {});
    }

    private static Identifier identifier(String id) {
        return new Identifier().setSystem(Systems.RESOURCE_ID).setValue(id);
    }

    /** Returns the name of the type, for example {@code Patient}. */
    public String type() {
        return type;
    }

    /** Returns how a resource of this type begins as JSON, up to its first element. */
    public byte[] opening() {
        return opening;
    }

    /** Returns a resource in which nothing is set. */
    public T blank() {
        return blank.get();
    }

    /** Returns the logical id. */
    public Element<T> id() {
        return id;
    }

    /** Returns the marks of test data and the claims of profiles, the word being the seed in decimal. */
    Element<T> marks() {
        return marks;
    }

    /** Returns the identifier by which a resource is found again on a server that chose another logical id for it. */
    Element<T> identifier() {
        return identifier;
    }

    /** Returns marks and identifier where they follow each other, the words being the seed and the logical id. */
    Element<T> beginning() {
        return beginning;
    }

    /**
     * Returns marks and identifier with elements that follow them, the first words being the seed and the logical id.
     *
     * @param words the forms of the words that follow
     * @param set sets the elements that follow, given their words alone
     */
    Element<T> beginning(List<Word> words, Element.Setter<T> set) {
        List<Word> all = new ArrayList<>(List.of(Word.CODE, Word.ID));
        all.addAll(words);
        return element(all, (resource, said) -> {
            Sheet.mark(resource, said[0]);
            identify.accept(resource, identifier(said[1]));
            set.set(resource, Arrays.copyOfRange(said, 2, said.length));
        });
    }

    /** Returns an element that always says the same. */
    Element<T> constant(Consumer<T> set) {
        return new Element<>(blank, List.of(), (resource, words) -> set.accept(resource));
    }

    /** Returns an element of one word. */
    Element<T> element(Word word, BiConsumer<T, String> set) {
        return new Element<>(blank, List.of(word), (resource, words) -> set.accept(resource, words[0]));
    }

    /** Returns an element of several words. */
    Element<T> element(List<Word> words, Element.Setter<T> set) {
        return new Element<>(blank, words, set);
    }

    /**
     * Returns elements that differ by something of which there are few, each of which always says the same.
     *
     * @param <K> by what they differ
     */
    <K> Function<K, Element<T>> constants(BiConsumer<T, K> set) {
        return each(key -> constant(resource -> set.accept(resource, key)));
    }

    /**
     * Returns what differs by something of which there are few, each made once.
     *
     * @param <K> by what they differ
     * @param <V> for example elements
     */
    static <K, V> Function<K, V> each(Function<K, V> making) {
        return new Each<>(making);
    }
}

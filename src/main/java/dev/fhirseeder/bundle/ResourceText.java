package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.Element;
import dev.fhirseeder.fhir.Kind;
import dev.fhirseeder.json.Utf8;

/** A resource that is being written as JSON, element by element, in the bytes that HAPI would write. */
final class ResourceText {

    private final Utf8 out;
    private final Object[] ownId = new Object[1];
    private String last = "";

    /** Writes at the end of that text, one resource after the other. */
    ResourceText(Utf8 out) {
        this.out = out;
    }

    /** Begins a resource without an id. */
    void begin(Kind<?> kind) {
        out.append(kind.opening());
        last = "";
    }

    void begin(Kind<?> kind, String id) {
        ownId[0] = id;
        last = kind.id().text().begin(out, ownId);
    }

    /**
     * Writes an element.
     *
     * @throws IllegalArgumentException if a word cannot be written
     * @throws IllegalStateException if HAPI writes the element in another way for other words
     */
    void write(Element<?> element, Object... words) {
        last = element.text().appendTo(out, last, words);
    }

    void end() {
        out.append('}');
    }
}

package dev.fhirseeder.fhir;

import dev.fhirseeder.random.Ids;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/**
 * A record that is being taken down, with what all its resources have in common: ids from its key, the marks of test data,
 * references to each other.
 */
final class Sheet {

    private final Ids ids;
    private final ReferenceStyle style;
    private final RecordWriter out;
    private final String seed;
    private final String patient;
    private final String toPatient;
    private final Object[] words = new Object[4];

    Sheet(RecordKey key, ReferenceStyle style, RecordWriter out) {
        this.ids = key.ids();
        this.style = style;
        this.out = out;
        this.seed = Long.toString(key.seed());
        this.patient = id("patient");
        this.toPatient = style.to("Patient", patient);
    }

    /** Begins the Patient: its id and its marks. */
    String begin(Kind<?> kind) {
        out.begin(kind, patient);
        write(kind.marks(), seed);
        return patient;
    }

    /** Begins another resource: its id, by which it is also identified, and its marks. */
    void begin(Kind<?> kind, String role) {
        String id = id(role);
        out.begin(kind, id);
        write(kind.beginning(), seed, id);
    }

    /** Begins another resource with such an element, to which the words of a {@linkplain Kind#beginning beginning} are added. */
    void begin(Kind<?> kind, String role, Element<?> beginning, LocalDate day) {
        String id = id(role);
        out.begin(kind, id);
        words[0] = seed;
        words[1] = id;
        words[2] = toPatient;
        words[3] = day;
        put(beginning, 4);
    }

    /** Writes an element that always says the same. */
    void write(Element<?> element) {
        put(element, 0);
    }

    /** Writes an element; its word is a String or a LocalDate. */
    void write(Element<?> element, Object word) {
        words[0] = word;
        put(element, 1);
    }

    /** Writes an element; each word is a String or a LocalDate. */
    void write(Element<?> element, Object one, Object two) {
        words[0] = one;
        words[1] = two;
        put(element, 2);
    }

    /** Writes an element with the first of the words, that many; those behind are of elements before. */
    private void put(Element<?> element, int many) {
        element.check(many);
        out.write(element, words);
    }

    /** Writes an element that is made for more words; each is a String or a LocalDate. */
    void writeAll(Element<?> element, Object... many) {
        element.check(many.length);
        out.write(element, many);
    }

    void end() {
        out.end();
    }

    /** Returns a reference to the record's patient. */
    String toPatient() {
        return toPatient;
    }

    /** Returns a reference to another resource of the same record. */
    String to(Kind<?> kind, String role) {
        return style.to(kind.type(), id(role));
    }

    /** Returns the logical id of the resource that plays this role in the record. */
    private String id(String role) {
        return ids.text(role);
    }

    /**
     * Gives a resource the marks by which it can be told from real data, counted, and removed, and the profiles that it
     * conforms to.
     */
    static void mark(Resource resource, String seed) {
        resource.setMeta(marks(seed));
        Profiles.claim(resource);
    }

    /** Returns the security label and the seed tag. */
    static Meta marks(String seed) {
        Meta meta = new Meta();
        meta.addSecurity(Concepts.coding(Systems.ACT_REASON, "HTEST"));
        meta.addTag(Concepts.seed(seed));
        return meta;
    }
}

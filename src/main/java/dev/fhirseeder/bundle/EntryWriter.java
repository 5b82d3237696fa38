package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.Element;
import dev.fhirseeder.fhir.Kind;
import dev.fhirseeder.fhir.RecordWriter;
import dev.fhirseeder.json.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes down resources as entries of a Bundle. */
final class EntryWriter implements RecordWriter {

    private final Utf8 out;
    private final ResourceText resource;
    private final Function<Kind<?>, Frame> frames;
    private final boolean identified;
    private final List<String> types = new ArrayList<>();
    private @Nullable Frame frame;
    private String id = "";

    /**
     * Prepares the writing.
     *
     * @param out a Bundle, up to its first entry
     * @param frames what stands around a resource of each type, and names its id
     * @param identified whether the resources themselves tell their id
     */
    EntryWriter(Utf8 out, Function<Kind<?>, Frame> frames, boolean identified) {
        this.out = out;
        this.resource = new ResourceText(out);
        this.frames = frames;
        this.identified = identified;
    }

    @Override
    public void begin(Kind<?> kind, String logicalId) {
        if (!types.isEmpty()) {
            out.append(',');
        }
        types.add(kind.type());
        id = logicalId;
        Frame around = frames.apply(kind);
        around.open(out, id);
        frame = around;
        if (identified) {
            resource.begin(kind, id);
        } else {
            resource.begin(kind);
        }
    }

    @Override
    public void write(Element<?> element, Object... words) {
        resource.write(element, words);
    }

    @Override
    public void end() {
        resource.end();
        Objects.requireNonNull(frame, "No resource has begun").close(out, id);
    }

    /** Returns the type of each resource, in their order. */
    List<String> types() {
        return types;
    }
}

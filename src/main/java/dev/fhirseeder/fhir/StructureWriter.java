package dev.fhirseeder.fhir;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Resource;

/** Takes down resources as HAPI's structures. */
final class StructureWriter implements RecordWriter {

    private final List<Resource> resources = new ArrayList<>();
    private Resource present = new Basic();

    @Override
    public void begin(Kind<?> kind, String id) {
        present = kind.blank();
        present.setId(id);
        resources.add(present);
    }

    @Override
    public void write(Element<?> element, Object... words) {
        element.set(present, words);
    }

    @Override
    public void end() {
        // It stands in the list since it began.
    }

    /** Returns the resources, in their order. */
    List<Resource> resources() {
        return resources;
    }
}

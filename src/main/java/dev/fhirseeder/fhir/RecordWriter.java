package dev.fhirseeder.fhir;

/** Takes down the resources of a record: of each its elements, in the order in which FHIR defines them. */
public interface RecordWriter {

    /**
     * Begins a resource.
     *
     * @param id its logical id
     */
    void begin(Kind<?> kind, String id);

    /**
     * Writes an element of the present resource.
     *
     * @param words those that it is made for, each a String or a LocalDate; what stands after them does not matter, and
     *     nothing of it is looked at after the call
     */
    void write(Element<?> element, Object... words);

    /** Ends the present resource. */
    void end();
}

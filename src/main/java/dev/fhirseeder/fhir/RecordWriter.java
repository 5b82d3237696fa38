package dev.fhirseeder.fhir;

/** Takes down the resources of a record: of each its elements, in the order in which FHIR defines them. */
public interface RecordWriter {

    /**
     * Begins a resource.
     *
     * @param id its logical id
     */
    void begin(Kind<?> kind, String id);

    /** Writes an element of the present resource, with the words that it is made for. */
    void write(Element<?> element, String... words);

    /** Ends the present resource. */
    void end();
}

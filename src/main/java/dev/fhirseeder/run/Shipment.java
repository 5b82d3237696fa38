package dev.fhirseeder.run;

/**
 * How the people of a run travel.
 *
 * @param destination where to
 * @param together how many go together, in one Bundle or as lines that are written at once; at least 1
 * @param handful how many come in one message before they are gathered, at least 1
 * @param start how the run is asked for once more
 */
public record Shipment(Destination destination, int together, int handful, Start start) {

    /** One by one, to nowhere that is remembered: of people who were made before, and where nothing is asked. */
    static final Shipment PLAIN = new Shipment(new Destination("fhir", "", "update"), 1, 1);

    /** Names how people travel whom no operator has asked for. */
    public Shipment(Destination destination, int together, int handful) {
        this(destination, together, handful, Start.PLAIN);
    }
}

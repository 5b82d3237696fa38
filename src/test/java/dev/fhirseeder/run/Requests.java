package dev.fhirseeder.run;

import dev.fhirseeder.request.GenerationRequest;
import java.time.LocalDate;
import java.util.List;

/** Requests for tests that care for nothing but the number of people. */
public final class Requests {

    /** A date that no test depends on. */
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private Requests() {}

    /** Asks for so many people of British Columbia, from the first on. */
    public static GenerationRequest of(long people) {
        return from(0, people);
    }

    /** Asks for so many people of British Columbia. */
    public static GenerationRequest from(long index, long people) {
        return new GenerationRequest(List.of("bc"), people, index, 7, DAY, DAY, List.of());
    }

    /** Opens a run of so many people, of whom so many travel together. */
    public static Run together(long people, int together) {
        Shipment shipment = new Shipment(new Destination("fhir", "http://localhost/fhir", "update"), together, 1);
        return new Run("test", of(people), false, Memory.none(), shipment);
    }

    /** Opens a run of so many people, who travel so. */
    public static Run run(long people, Shipment shipment) {
        return new Run("test", of(people), false, Memory.none(), shipment);
    }

    /** Opens a run of so many people whom others make. */
    public static Run shared(long people) {
        Run run = run(people);
        run.shares();
        return run;
    }

    /** Opens a run of so many people. */
    public static Run run(long people) {
        return new Run("test", of(people), false);
    }

    /** Opens a run of what is asked. */
    public static Run run(GenerationRequest request) {
        return new Run("test", request, false);
    }

    /** Opens a run of so many people, of whom an earlier process has delivered the first. */
    public static Run resumed(long people, long delivered) {
        Standing before = new Standing();
        before.enter(Entry.of(Entry.Outcome.DELIVERED, Indices.between(0, delivered)));
        Shipment shipment = new Shipment(new Destination("fhir", "http://localhost/fhir", "update"), 10, 1);
        return new Run("test", of(people), false, new Memory(Journal.NONE, before, false, true), shipment);
    }

    /** Opens a run of so many people who were made before. */
    public static Run replay(long people) {
        return new Run("test", people, new Shipment(new Destination("fhir", "http://localhost/fhir", "update"), 10, 1));
    }
}

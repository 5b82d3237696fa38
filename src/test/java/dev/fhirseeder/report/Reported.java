package dev.fhirseeder.report;

import dev.fhirseeder.profile.Crowds;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Shipment;
import java.util.Map;

/** Runs that have come to their end, for reports. */
final class Reported {

    private Reported() {}

    /** Returns a run of 1,500 people of whom all are delivered. */
    static Run complete() {
        Run run = Requests.run(1_500);
        run.tally().delivered(1_500, Map.of("Patient", 1_500, "Immunization", 20_000), 1_234_567);
        run.tally().answered(12);
        return run;
    }

    /** Returns a run of 1,500 people of whom 1,000 are delivered, 300 dead-lettered, and 200 remain. */
    static Run broken() {
        Run run = Requests.run(1_500);
        run.tally().delivered(1_000, Map.of("Patient", 1_000), 1_000_000);
        run.tally().deadLettered(300);
        run.tally().retried();
        return run;
    }

    /** Returns a run of 300 people who are delivered to a server, one Bundle in the second attempt. */
    static Run seeded(String server) {
        Run seeded = Requests.run(300, new Shipment(new Destination("fhir", server, "update", "none"), 10, 1));
        seeded.tally().delivered(300, Map.of("Patient", 300, "Immunization", 6_000), 7_654_321);
        seeded.tally().answered(12);
        seeded.tally().answered(1_391);
        seeded.tally().answers().enter(200, 1_391, () -> "8e6c");
        seeded.tally().answers().enter(503, 12, () -> "9f00");
        seeded.tally().answers().failed("transient X 503");
        seeded.tally().retried();
        seeded.profile().orElseThrow().enter(Crowds.of(300));
        return seeded;
    }
}

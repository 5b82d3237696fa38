package dev.fhirseeder.report;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
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
}

package dev.fhirseeder.fhir;

import dev.fhirseeder.jurisdiction.HealthNumbers;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.NumberScheme;
import java.util.List;

/** The provinces of the records written by hand; without places, which no record asks them for. */
final class Provinces {

    private Provinces() {}

    static Jurisdiction britishColumbia() {
        return new Jurisdiction(
                "bc",
                "British Columbia",
                numbers("https://fhir.infoway-inforoute.ca/NamingSystem/ca-bc-patient-healthcare-id"),
                List.of(),
                true);
    }

    static Jurisdiction ontario() {
        return new Jurisdiction(
                "on",
                "Ontario",
                numbers("https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn"),
                List.of(),
                false);
    }

    /** The numbers above are given; nobody asks the scheme. */
    private static HealthNumbers numbers(String system) {
        return new HealthNumbers(system, new NumberScheme() {
            @Override
            public String name() {
                return "unused";
            }

            @Override
            public long capacity() {
                return 1;
            }

            @Override
            public String number(long rank) {
                throw new IndexOutOfBoundsException(Long.toString(rank));
            }

            @Override
            public boolean isValid(String number) {
                return true;
            }
        });
    }
}

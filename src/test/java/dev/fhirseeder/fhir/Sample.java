package dev.fhirseeder.fhir;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The first people of a province, drawn one after the other and not kept. */
final class Sample {

    /** The provinces that are sampled. */
    static final List<String> PROVINCES = List.of("bc", "on");

    /** How many people of each: 2,000, or as many as {@code -Dvalidated=<people>} says. */
    static final int PEOPLE = Integer.getInteger("validated", 2_000);

    private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

    private Sample() {}

    static Iterator<PatientRecord> of(String pt, int people) {
        Chronicler chronicler = Jurisdictions.onClassPath().all().stream()
                .filter(found -> found.code().equals(pt))
                .map(found -> new Chronicler(found, Catalogue.load()))
                .findFirst()
                .orElseThrow();
        return new RecordGenerator(Map.of(pt, chronicler))
                .records(new GenerationRequest(List.of(pt), people, 0, 42, DATE, DATE, List.of()));
    }
}

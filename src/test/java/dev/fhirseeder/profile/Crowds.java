package dev.fhirseeder.profile;

import com.google.common.collect.Lists;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People of both provinces as the generator makes them. */
public final class Crowds {

    /** The day as of which they are known. */
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final Map<String, Chronicler> CHRONICLERS = Stream.of("bc", "on")
            .collect(Collectors.toMap(
                    pt -> pt,
                    pt -> new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load())));

    private Crowds() {}

    /** Returns so many people, each yet to be drawn. */
    public static Iterator<PatientRecord> stream(long people) {
        return new RecordGenerator(CHRONICLERS)
                .records(new GenerationRequest(List.of("bc", "on"), people, 0, 7, DAY, DAY, List.of()));
    }

    /** Returns so many people. */
    public static List<PatientRecord> of(int people) {
        return Lists.newArrayList(stream(people));
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Schedule;
import java.util.Map;
import java.util.TreeMap;

/** What is offered where people come from: in the provinces of the class path, and in the regions of the world. */
final class Elsewhere {

    private final Map<String, Programme> provinces = new TreeMap<>();
    private final Map<String, Programme> regions = new TreeMap<>();
    private final Programme here;

    /**
     * Lays out all programmes.
     *
     * @param schedule of the province whose registry it is
     * @param uptake of that province
     */
    Elsewhere(Schedule schedule, Uptake uptake, Catalogue catalogue, Practice practice) {
        Map<String, Schedule> abroad = Schedule.abroad(catalogue);
        Map<String, Schedule> canada = new TreeMap<>();
        for (Jurisdiction jurisdiction : Jurisdictions.onClassPath().all()) {
            canada.put(jurisdiction.code(), Schedule.load(jurisdiction.code(), catalogue));
        }
        Map<String, Schedule> all = new TreeMap<>(abroad);
        all.putAll(canada);
        all.put("", schedule);
        Numbering numbering = new Numbering(catalogue, all.values());
        this.here = new Programme(schedule, uptake, catalogue, practice, numbering);
        canada.forEach(
                (pt, rows) -> provinces.put(pt, new Programme(rows, Uptake.load(pt), catalogue, practice, numbering)));
        Uptake foreign = Uptake.abroad();
        abroad.forEach(
                (region, rows) -> regions.put(region, new Programme(rows, foreign, catalogue, practice, numbering)));
    }

    /** Returns the programme of the registry's own province. */
    Programme here() {
        return here;
    }

    /** Tells whether that is a region of the world and not a province. */
    boolean isAbroad(String from) {
        return regions.containsKey(from);
    }

    /**
     * Returns what is offered there.
     *
     * @param from the code of a province in lower case, or a region of {@code model/abroad/schedule.csv}
     * @throws IllegalArgumentException if it is neither
     */
    Programme programme(String from) {
        Programme programme = isAbroad(from) ? regions.get(from) : provinces.get(from);
        if (programme == null) {
            throw new IllegalArgumentException(
                    "Nobody comes from '" + from + "', found " + provinces.keySet() + " and " + regions.keySet());
        }
        return programme;
    }
}

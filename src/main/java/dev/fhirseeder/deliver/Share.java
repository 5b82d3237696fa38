package dev.fhirseeder.deliver;

import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of some people belongs to one province.
 *
 * @param pt the code of the province, or {@link #UNKNOWN} or {@link #SEVERAL}
 * @param people how many of them live there
 * @param resources how many resources of each type those have
 */
public record Share(String pt, int people, Map<String, Integer> resources) {

    /** Of dead letters that are sent again: they do not say where their people live. */
    public static final String UNKNOWN = "unknown";

    /** Of people from several provinces whose resources are not counted apart. */
    public static final String SEVERAL = "several";

    /**
     * Divides people by province.
     *
     * @param people at least one, all of them drawn
     * @param resources how many of each type they have together
     */
    static List<Share> of(List<PatientRecord> people, Map<String, Integer> resources) {
        String first = code(people.get(0));
        if (people.stream().allMatch(person -> code(person).equals(first))) {
            return List.of(new Share(first, people.size(), resources));
        }
        Map<String, List<PatientRecord>> byProvince = new TreeMap<>();
        people.forEach(person -> byProvince
                .computeIfAbsent(code(person), pt -> new ArrayList<>())
                .add(person));
        return byProvince.entrySet().stream()
                .map(some -> new Share(some.getKey(), some.getValue().size(), counted(some.getValue())))
                .toList();
    }

    private static Map<String, Integer> counted(List<PatientRecord> people) {
        Map<String, Integer> counts = new TreeMap<>();
        people.forEach(person -> RecordMapper.count(person, type -> counts.merge(type, 1, Integer::sum)));
        return counts;
    }

    private static String code(PatientRecord person) {
        return person.jurisdiction().code();
    }
}

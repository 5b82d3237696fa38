package dev.fhirseeder.request;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.person.Criteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What the data files say about a request: which provinces there are, how many people each can number, which vaccines. */
public final class RequestRules {

    /** Two settings that are at fault together. */
    static final String RANGE = "NUM_RECORDS and START_INDEX (seeder.num-records, seeder.start-index)";

    private final Jurisdictions jurisdictions;
    private final BiPredicate<String, String> knownVaccine;

    /**
     * Prepares the rules.
     *
     * @param jurisdictions those that requests may name
     * @param knownVaccine tells whether the schedule of a province knows a name, of a vaccine, an antigen or a disease
     */
    public RequestRules(Jurisdictions jurisdictions, BiPredicate<String, String> knownVaccine) {
        this.jurisdictions = jurisdictions;
        this.knownVaccine = knownVaccine;
    }

    /** Returns everything that is wrong with a request, each fault by the setting that it comes from; empty if nothing is. */
    public List<String> problems(GenerationRequest request) {
        List<String> problems = new ArrayList<>();
        for (String pt : request.pts()) {
            jurisdictions
                    .find(pt)
                    .ifPresentOrElse(
                            found -> checkCapacity(found, request, problems),
                            () -> problems.add("PT (seeder.pt): found '%s', expected some of %s"
                                    .formatted(
                                            pt,
                                            jurisdictions.all().stream()
                                                    .map(Jurisdiction::code)
                                                    .collect(Collectors.joining(", ")))));
        }
        request.vaccines().stream()
                .filter(name -> request.pts().stream().noneMatch(pt -> knownVaccine.test(pt, name)))
                .forEach(name -> problems.add(
                        "VACCINES (seeder.vaccines): found '%s', expected a vaccine, antigen or trade name of the catalogue, like MMR, Pneu-C or measles"
                                .formatted(name)));
        checkCriteria(request, problems);
        if (request.populationDate().isAfter(request.asOf())) {
            problems.add(
                    "POPULATION_DATE (seeder.population-date): found '%s', expected a date not after AS_OF, which is %s"
                            .formatted(request.populationDate(), request.asOf()));
        }
        return problems;
    }

    private void checkCriteria(GenerationRequest request, List<String> problems) {
        Criteria criteria = request.criteria();
        if (criteria.ageFrom() != null && criteria.ageTo() != null && criteria.ageFrom() > criteria.ageTo()) {
            problems.add("AGE_FROM (seeder.age-from): found '%d', expected at most AGE_TO, which is %d"
                    .formatted(criteria.ageFrom(), criteria.ageTo()));
        }
        criteria.places().stream()
                .filter(name -> request.pts().stream().noneMatch(pt -> isPlace(pt, name)))
                .forEach(name -> problems.add(
                        "CITY (seeder.city): found '%s', expected a municipality of %s that places.csv names"
                                .formatted(name, String.join(", ", request.pts()))));
    }

    /** A province that there is not is another fault. */
    private boolean isPlace(String pt, String name) {
        return jurisdictions
                .find(pt)
                .map(found ->
                        found.places().stream().anyMatch(place -> place.name().equalsIgnoreCase(name)))
                .orElse(true);
    }

    /** How far those lie who are looked for is found out by looking: at most all who have a number can be found. */
    private static void checkCapacity(Jurisdiction jurisdiction, GenerationRequest request, List<String> problems) {
        long capacity = jurisdiction.healthNumbers().scheme().capacity();
        if ((request.isSelective() ? Math.max(request.startIndex() + 1, request.records()) : request.endIndex())
                > capacity) {
            problems.add(String.format(
                    Locale.ROOT,
                    RANGE + ": found the indices %,d to %,d, expected none above %,d: %s has no more health numbers",
                    request.startIndex(),
                    request.endIndex() - 1,
                    capacity - 1,
                    jurisdiction.name()));
        }
    }
}

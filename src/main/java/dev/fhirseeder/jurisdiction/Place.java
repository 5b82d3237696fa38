package dev.fhirseeder.jurisdiction;

import java.util.List;

/**
 * A municipality.
 *
 * @param name as post is addressed, for example {@code Prince George}
 * @param population the count of the 2021 Census
 * @param healthRegion the code of the health authority or public health unit that serves it
 * @param forwardSortationAreas the first halves of its postal codes; at least one
 * @param areaCodes its telephone area codes, the oldest first; at least one
 */
public record Place(
        String name,
        int population,
        HealthRegion healthRegion,
        List<String> forwardSortationAreas,
        List<String> areaCodes) {

    /** Hashes the name alone, which a string remembers: places are looked up for every person. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}

package dev.fhirseeder.request;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import java.util.List;

/**
 * How many people, where, as of which date, from which seed. Equal requests make equal bytes.
 *
 * @param pts province or territory codes in lower case, each once, at least one; index i belongs to {@code pts[i mod n]}
 * @param records how many people, at least 1
 * @param startIndex the index of the first record, at least 0; with criteria that from which on people are looked for
 * @param seed any 64-bit number
 * @param asOf the date as of which histories are known
 * @param populationDate the date whose age structure the birth dates follow, not after {@code asOf}
 * @param vaccines names of vaccines or antigens to which histories are restricted; empty for all
 * @param healthNumbers whether health numbers pass their check
 * @param completeness the share of the doses of childhood that reach the registry, 0 to 1
 * @param criteria who is wanted: the first so many, from the start index on, who fulfil them
 */
public record GenerationRequest(
        List<String> pts,
        long records,
        long startIndex,
        long seed,
        LocalDate asOf,
        LocalDate populationDate,
        List<String> vaccines,
        NumberStyle healthNumbers,
        double completeness,
        Criteria criteria) {

    /** Asks for everyone, with health numbers that pass their check, and all of whose doses reach the registry. */
    public GenerationRequest(
            List<String> pts,
            long records,
            long startIndex,
            long seed,
            LocalDate asOf,
            LocalDate populationDate,
            List<String> vaccines) {
        this(pts, records, startIndex, seed, asOf, populationDate, vaccines, NumberStyle.VALID, 1, Criteria.NONE);
    }

    /** Returns the key of the record with this index. */
    public RecordKey key(long index) {
        return new RecordKey(seed, pts.get((int) (index % pts.size())), populationDate, index);
    }

    /** Returns the index after the last; with criteria, where nobody knows it, that which it is at least. */
    public long endIndex() {
        return startIndex + records;
    }

    /** Tells whether people are left out, so that their indices have gaps. */
    public boolean isSelective() {
        return !criteria.isEmpty();
    }

    /** Returns this request from another index on. */
    public GenerationRequest from(long index) {
        return of(index, records, criteria);
    }

    /** Returns this request for so many people from another index on, who are wanted as before. */
    public GenerationRequest part(long index, long people) {
        return of(index, people, criteria);
    }

    /** Returns this request for all people from one index up to, and without, another, at least one, whoever is wanted. */
    public GenerationRequest between(long first, long end) {
        return of(first, end - first, Criteria.NONE);
    }

    /** Returns this request as part of a feed: from that index on, with that seed and population date. */
    public GenerationRequest next(long index, long itsSeed, LocalDate itsPopulation) {
        return new GenerationRequest(
                pts, records, index, itsSeed, asOf, itsPopulation, vaccines, healthNumbers, completeness, criteria);
    }

    private GenerationRequest of(long first, long people, Criteria wanted) {
        return new GenerationRequest(
                pts, people, first, seed, asOf, populationDate, vaccines, healthNumbers, completeness, wanted);
    }
}

package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A sample of each province, for tests. */
record People(Jurisdiction jurisdiction, Population population) {

    static final LocalDate DATE = LocalDate.of(2026, 2, 28);

    static Stream<People> ofEachProvince() {
        return Jurisdictions.onClassPath().all().stream().map(j -> new People(j, new Population(j)));
    }

    static People of(String code) {
        return ofEachProvince()
                .filter(people -> people.jurisdiction().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    RecordKey key(long seed, long index) {
        return new RecordKey(seed, jurisdiction.code(), DATE, index);
    }

    Person person(long seed, long index) {
        return population.person(key(seed, index));
    }

    List<Person> sample(int size) {
        return LongStream.range(0, size)
                .mapToObj(index -> person(20260228, index))
                .toList();
    }

    @Override
    public String toString() {
        return jurisdiction.code();
    }
}

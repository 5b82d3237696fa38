package dev.fhirseeder.profile;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.History;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody made by hand, of whom only that differs from one of the crowd which figures of coverage ask for.
 *
 * @param pt the province
 * @param gender as figures ask for it
 * @param birth the birth date
 * @param arrival the first day in the province, null for who was born there
 * @param death the day of death, null for the living
 * @param doses what was given
 */
record HandMade(
        String pt,
        Gender gender,
        LocalDate birth,
        @Nullable LocalDate arrival,
        @Nullable LocalDate death,
        List<Event> doses) {

    private static final List<PatientRecord> CROWD = Crowds.of(100);

    private static final Immunization ANY = CROWD.stream()
            .flatMap(record -> record.history().events().stream())
            .filter(Immunization.class::isInstance)
            .map(Immunization.class::cast)
            .findFirst()
            .orElseThrow();

    /** Describes somebody to whom nothing was given. */
    static HandMade of(String pt, Gender gender, LocalDate birth) {
        return new HandMade(pt, gender, birth, null, null, List.of());
    }

    HandMade gender(Gender other) {
        return new HandMade(pt, other, birth, arrival, death, doses);
    }

    HandMade born(LocalDate other) {
        return new HandMade(pt, gender, other, arrival, death, doses);
    }

    HandMade arrived(LocalDate on) {
        return new HandMade(pt, gender, birth, on, death, doses);
    }

    HandMade died(LocalDate on) {
        return new HandMade(pt, gender, birth, arrival, on, doses);
    }

    /** Adds doses against a disease, one on each day. */
    HandMade given(String disease, LocalDate... days) {
        return given(disease, null, days);
    }

    /** Adds doses that do not count if there is a flaw. */
    HandMade given(String disease, Flaw.@Nullable Reason flaw, LocalDate... days) {
        List<Event> more = new ArrayList<>(doses);
        for (LocalDate day : days) {
            more.add(dose("dose/" + more.size(), product(disease), day, flaw));
        }
        return new HandMade(pt, gender, birth, arrival, death, List.copyOf(more));
    }

    private static Product product(String disease) {
        return Catalogue.load().listings().stream()
                .map(listing -> listing.product())
                .filter(product -> product.diseases().stream()
                        .anyMatch(one -> one.display().equals(disease)))
                .findFirst()
                .orElseThrow();
    }

    private static Immunization dose(String role, Product product, LocalDate day, Flaw.@Nullable Reason flaw) {
        return new Immunization(
                role,
                day,
                ANY.scheduleRow(),
                ANY.series(),
                1,
                null,
                product,
                null,
                null,
                null,
                true,
                null,
                List.of(),
                null,
                flaw == null ? null : new Flaw(flaw, day));
    }

    PatientRecord record() {
        PatientRecord other = CROWD.stream()
                .filter(record -> record.key().pt().equals(pt))
                .findFirst()
                .orElseThrow();
        Person person = other.person();
        return new PatientRecord(
                other.key(),
                other.jurisdiction(),
                new Person(
                        gender,
                        birth,
                        person.name(),
                        person.address(),
                        person.phone(),
                        person.language(),
                        null,
                        null,
                        null,
                        null,
                        arrival == null ? null : new Arrival(arrival, "on"),
                        death),
                new History(doses));
    }
}

package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.history.Assessment.Verdict;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a nurse says of a dose or of a series, in {@code cases/schedule/<province>/<topic>.json}. */
class NursesCasesTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Map<String, Forecaster> FORECASTERS =
            Map.of("bc", Forecaster.load("bc", CATALOGUE), "on", Forecaster.load("on", CATALOGUE));

    record Named(String pt, String topic, NursesCase of) {

        @Override
        public String toString() {
            return pt + " " + topic + ": " + of.name();
        }
    }

    static Stream<Named> cases() {
        return Stream.of("bc", "on").flatMap(NursesCasesTest::cases);
    }

    private static Stream<Named> cases(String pt) {
        return NursesFile.of(pt).stream()
                .flatMap(file -> NursesFile.read(file).stream()
                        .map(one -> new Named(pt, file.getFileName().toString().replace(".json", ""), one)));
    }

    /** Of a dose of which nothing is expected, it is expected that it counts. */
    @ParameterizedTest
    @MethodSource("cases")
    void the_programme_says_what_the_nurse_says(Named one) {
        // Given
        NursesCase of = one.of();
        Person person = People.born(one.pt(), of.born(), of.sex(), Boolean.TRUE.equals(of.indigenous()));
        List<Given> doses = of.given().stream()
                .map(dose -> new Given(product(dose, of.born()), dose.on()))
                .toList();
        // When
        Forecast forecast = FORECASTERS.get(one.pt()).forecast(person, doses, of.asOf());
        // Then
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < doses.size(); i++) {
            NursesCase.Dose dose = of.given().get(i);
            List<NursesCase.Expected> said =
                    of.expect().stream().filter(expected -> expected.isOf(dose)).toList();
            Assessment found = assessment(forecast, doses.get(i));
            if (said.isEmpty() && found.verdict() != Verdict.VALID) {
                wrong.add("expected valid, found " + found);
            }
            said.stream().filter(expected -> !holds(expected, found)).forEach(e -> wrong.add(e + " but " + found));
        }
        of.expect().stream()
                .filter(expected -> !expected.isOfDose())
                .filter(expected -> !holds(expected, prospect(forecast, expected)))
                .forEach(expected -> wrong.add(expected + " but " + prospect(forecast, expected)));
        assertThat(wrong).as(of.source()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void each_province_has_sixty_cases(String pt) {
        assertThat(cases(pt)).hasSizeGreaterThanOrEqualTo(60);
    }

    private static boolean holds(NursesCase.Expected expected, Assessment found) {
        LocalDate from = expected.from();
        return NursesCase.word(found.verdict()).equals(expected.is())
                && (expected.series() == null || expected.series().equals(found.series()))
                && (from == null || from.equals(found.counts()));
    }

    private static boolean holds(NursesCase.Expected expected, @Nullable Prospect found) {
        if (found == null) {
            return expected.is().equals("not offered");
        }
        LocalDate from = expected.from();
        return NursesCase.word(found.status()).equals(expected.is())
                && (expected.dose() == null || expected.dose().equals(found.dose()))
                && (expected.vaccine() == null || found.vaccines().contains(expected.vaccine()))
                && (from == null || from.equals(found.from()));
    }

    private static @Nullable Prospect prospect(Forecast forecast, NursesCase.Expected expected) {
        return forecast.series().stream()
                .filter(prospect -> prospect.series().equals(expected.series()))
                .findFirst()
                .orElse(null);
    }

    private static Assessment assessment(Forecast forecast, Given dose) {
        return forecast.doses().stream()
                .filter(one -> one.dose().equals(dose))
                .findFirst()
                .orElseThrow();
    }

    /** Of an abbreviation, the first product for that age and day; else the one of that day for the youngest; else any. */
    private static Product product(NursesCase.Dose dose, LocalDate born) {
        List<Listing> named = CATALOGUE.named(dose.vaccine());
        return CATALOGUE.usable(dose.vaccine(), born, dose.on()).stream()
                .findFirst()
                .or(() -> named.stream()
                        .filter(listing -> isInUse(listing, dose.on()))
                        .min(Comparator.comparing(
                                listing -> listing.minimumAge().from(born))))
                .orElse(named.get(0))
                .product();
    }

    private static boolean isInUse(Listing listing, LocalDate on) {
        LocalDate last = listing.lastUsed();
        return !on.isBefore(listing.firstUsed()) && (last == null || !on.isAfter(last));
    }
}

package dev.fhirseeder.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fhirseeder.history.Assessment.Verdict;
import dev.fhirseeder.history.Prospect.Status;
import dev.fhirseeder.person.Gender;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code cases/schedule/<province>/<topic>.json}; what the keys mean stands in {@code schedule.schema.json}
 * beside the folders.
 */
record NursesCase(
        @JsonProperty(value = "case", required = true) String name,
        @JsonProperty(required = true) LocalDate born,
        @JsonProperty(required = true) String gender,
        @Nullable Boolean indigenous,
        @JsonProperty(required = true) List<Dose> given,
        @JsonProperty(required = true) LocalDate asOf,
        @JsonProperty(required = true) List<Expected> expect,
        @JsonProperty(required = true) String source) {

    /** What may be said of a dose. */
    static final Set<String> OF_DOSES = words(Verdict.values());

    /** What may be said of a series. */
    static final Set<String> OF_SERIES = words(Status.values());

    static {
        OF_SERIES.add("not offered");
    }

    /** A dose that was given; a trade name, or an abbreviation of the catalogue. */
    record Dose(
            @JsonProperty(required = true) String vaccine,
            @JsonProperty(required = true) LocalDate on) {}

    /** What is expected of one dose that was given (then {@code on} tells which), or of one series. */
    record Expected(
            @Nullable String vaccine,
            @Nullable LocalDate on,
            @Nullable String series,
            @JsonProperty(required = true) String is,
            @Nullable Integer dose,
            @Nullable LocalDate from) {

        boolean isOfDose() {
            return on != null;
        }

        boolean isOf(Dose one) {
            return one.on().equals(on) && one.vaccine().equals(vaccine);
        }

        private boolean isKnown() {
            return isOfDose() ? dose == null && OF_DOSES.contains(is) : series != null && OF_SERIES.contains(is);
        }
    }

    Gender sex() {
        return Gender.valueOf(gender.toUpperCase(Locale.ROOT));
    }

    /** Tells what is wrong with the case itself, null if nothing is. */
    @Nullable
    String fault() {
        if (name.isBlank() || source.isBlank() || expect.isEmpty()) {
            return "a case needs a name, a source, and something to expect";
        }
        if (Stream.of(Gender.values()).noneMatch(one -> word(one).equals(gender))) {
            return "unknown gender '" + gender + "'";
        }
        for (Expected one : expect) {
            if (one.isOfDose() && given.stream().noneMatch(one::isOf)) {
                return one + " is of no dose that was given";
            }
            if (!one.isKnown()) {
                return one + " is none of " + (one.isOfDose() ? OF_DOSES + " of a dose" : OF_SERIES + " of a series");
            }
        }
        return null;
    }

    /** Returns the constant as it is written in a case. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Set<String> words(Enum<?>[] constants) {
        Set<String> words = new TreeSet<>();
        Stream.of(constants).map(NursesCase::word).forEach(words::add);
        return words;
    }
}

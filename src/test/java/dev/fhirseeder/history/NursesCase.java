package dev.fhirseeder.history;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fhirseeder.person.Gender;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

    /** One file. */
    record File(
            @JsonProperty("$schema") String schema,
            @JsonFormat List<NursesCase> cases) {}

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
    }

    Gender sex() {
        return Gender.valueOf(gender.toUpperCase(Locale.ROOT));
    }

    /** Tells what is wrong with the case itself, null if nothing is. */
    @Nullable
    String fault() {
        for (Expected one : expect) {
            if (one.isOfDose() && given.stream().noneMatch(one::isOf)) {
                return one + " is of no dose that was given";
            }
            if (one.isOfDose() ? one.dose() != null : one.series() == null) {
                return one + " is neither of a dose (vaccine, on) nor of a series (series)";
            }
        }
        return name.isBlank() || source.isBlank() || expect.isEmpty()
                ? "a case needs a name, a source, and something to expect"
                : null;
    }
}

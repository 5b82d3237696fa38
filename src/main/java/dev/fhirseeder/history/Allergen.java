package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * An allergy that people of certain ages have.
 *
 * @param substance the SNOMED CT concept of the allergy
 * @param category what kind of substance it is
 * @param band whom it concerns
 * @param recorded the share of these allergies that an immunization registry keeps, 0 to 1
 * @param onsetTo the oldest age at onset, in years
 * @param highCriticality the share of high criticality, 0 to 1
 * @param confirmed the share that is confirmed, 0 to 1
 * @param mild what is seen at low criticality
 * @param severe what is seen at high criticality
 */
record Allergen(
        Term substance,
        Allergy.Category category,
        Band band,
        double recorded,
        double onsetTo,
        double highCriticality,
        double confirmed,
        Term mild,
        Term severe) {

    private static final List<String> COLUMNS = List.of(
            "code",
            "display",
            "category",
            "first_age",
            "last_age",
            "prevalence",
            "recorded",
            "onset_from",
            "onset_to",
            "high_criticality",
            "confirmed",
            "mild_code",
            "mild_display",
            "severe_code",
            "severe_display",
            "source");

    /**
     * Reads such a file.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is missing or wrong
     */
    static List<Allergen> read(String path) {
        return Table.read(path, COLUMNS, Allergen::of);
    }

    /** The share of the people of these ages whose allergy the registry keeps, 0 to 1. */
    double known() {
        return band.prevalence() * recorded;
    }

    /** Draws how grave it is and what was seen of it, for an allergy with these dates. */
    Allergy allergy(String role, LocalDate onset, LocalDate date, Draws draws) {
        boolean high = draws.chance(highCriticality);
        return new Allergy(
                role,
                date,
                onset,
                substance,
                category,
                high ? Allergy.Criticality.HIGH : Allergy.Criticality.LOW,
                draws.chance(confirmed),
                high ? severe : mild);
    }

    private static Allergen of(Row row) {
        row.text("source");
        return new Allergen(
                new Term(row.text("code"), row.text("display")),
                row.value("category", "a category of allergy-intolerance-category", Allergen::category),
                Band.of(row),
                Band.share(row, "recorded"),
                Band.years(row, "onset_to"),
                Band.share(row, "high_criticality"),
                Band.share(row, "confirmed"),
                new Term(row.text("mild_code"), row.text("mild_display")),
                new Term(row.text("severe_code"), row.text("severe_display")));
    }

    private static Allergy.Category category(String text) {
        return Allergy.Category.valueOf(text.toUpperCase(Locale.ROOT));
    }
}

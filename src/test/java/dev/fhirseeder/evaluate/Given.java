package dev.fhirseeder.evaluate;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Immunization;

/**
 * A completed dose, as anyone can read it from the resource.
 *
 * @param vaccine the abbreviation of the National Vaccine Catalogue, which stands in brackets before the text of the
 *     vaccine; the text itself where there is none
 * @param on the day
 */
record Given(String vaccine, LocalDate on) {

    private static final Pattern ABBREVIATION = Pattern.compile("\\[([^]]+)].*");

    static Given of(Immunization dose) {
        return new Given(
                vaccine(dose.getVaccineCode().getText()),
                LocalDate.parse(
                        dose.getOccurrenceDateTimeType().getValueAsString().substring(0, 10)));
    }

    /** Newer editions of the catalogue leave out the number of the last serogroup. */
    static String vaccine(String text) {
        Matcher matcher = ABBREVIATION.matcher(text);
        return matcher.matches() ? matcher.group(1).replace("-135", "") : text;
    }
}

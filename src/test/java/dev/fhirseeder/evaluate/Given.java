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
 * @param here whether it was given in the province; a dose from elsewhere names no place
 */
record Given(String vaccine, LocalDate on, boolean here) {

    private static final Pattern ABBREVIATION = Pattern.compile("\\[([^]]+)].*");

    Given(String vaccine, LocalDate on) {
        this(vaccine, on, true);
    }

    static Given of(Immunization dose) {
        return new Given(
                vaccine(dose.getVaccineCode().getText()),
                LocalDate.parse(
                        dose.getOccurrenceDateTimeType().getValueAsString().substring(0, 10)),
                dose.hasLocation());
    }

    /** Newer editions of the catalogue leave out the number of the last serogroup. */
    static String vaccine(String text) {
        Matcher matcher = ABBREVIATION.matcher(text);
        return matcher.matches() ? matcher.group(1).replace("-135", "") : text;
    }
}

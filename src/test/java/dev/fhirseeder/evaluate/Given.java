package dev.fhirseeder.evaluate;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Immunization;

/**
 * A completed dose, as anyone can read it from the resource.
 *
 * @param vaccine the abbreviation of the National Vaccine Catalogue, which stands in brackets before its displays; the
 *     display itself where there is none
 * @param on the day
 */
record Given(String vaccine, LocalDate on) {

    private static final Pattern ABBREVIATION = Pattern.compile("\\[([^]]+)].*");

    static Given of(Immunization dose) {
        String display = dose.getVaccineCode().getCodingFirstRep().getDisplay();
        Matcher matcher = ABBREVIATION.matcher(display);
        String name = matcher.matches() ? matcher.group(1) : display;
        return new Given(
                name.replace("-135", ""),
                LocalDate.parse(
                        dose.getOccurrenceDateTimeType().getValueAsString().substring(0, 10)));
    }
}

package dev.fhirseeder.evaluate;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;

/**
 * A dose that the record calls good, as anyone can read it from the resource.
 *
 * @param vaccine the abbreviation of the National Vaccine Catalogue, which stands in brackets before the text of the
 *     vaccine; the text itself where there is none
 * @param name what follows the abbreviation: the trade name; the text itself where there is no abbreviation
 * @param on the day
 * @param elsewhere whether it was had in another province or country: entered from a report, by nobody who answers for it
 */
record Given(String vaccine, String name, LocalDate on, boolean elsewhere) {

    private static final Pattern ABBREVIATION = Pattern.compile("\\[([^]]+)] ?(.*)");
    private static final String ABROAD = " (abroad)";

    static Given of(Immunization dose) {
        String text = dose.getVaccineCode().getText();
        return new Given(
                vaccine(text),
                name(text),
                LocalDate.parse(
                        dose.getOccurrenceDateTimeType().getValueAsString().substring(0, 10)),
                !dose.getPrimarySource() && dose.hasReportOrigin() && !dose.hasPerformer());
    }

    /** Tells whether the record says that the dose was given and is good; what it marks as bad is not judged. */
    static boolean isCalledGood(Immunization dose) {
        return dose.getStatus() == ImmunizationStatus.COMPLETED && !(dose.hasIsSubpotent() && dose.getIsSubpotent());
    }

    /** Newer editions of the catalogue leave out the number of the last serogroup. */
    static String vaccine(String text) {
        Matcher matcher = ABBREVIATION.matcher(text);
        return matcher.matches() ? matcher.group(1).replace("-135", "") : text.replace(ABROAD, "");
    }

    static String name(String text) {
        Matcher matcher = ABBREVIATION.matcher(text);
        return matcher.matches() ? matcher.group(2) : text.replace(ABROAD, "");
    }

    boolean isOneOf(Set<String> names) {
        return names.contains(vaccine) || names.contains(name);
    }
}

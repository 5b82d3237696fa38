package dev.fhirseeder.fhir;

import static dev.fhirseeder.fhir.ImmunizationElements.IMMUNIZATION;

import dev.fhirseeder.history.Transcript;
import java.time.LocalDate;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Immunization;
import org.jspecify.annotations.Nullable;

/**
 * How a dose came into the registry: when it was recorded, whether by whoever gave it, and from what if not.
 *
 * <p>What is older than the registry was entered from other records when the registry began: it is recorded on its first
 * day and is not first-hand. That depends on the record alone and not on the day as of which it is asked for, so that the
 * history as of one day stays a prefix of that as of any later day; as of a day before the registry began, {@code
 * recorded} therefore lies ahead.
 */
final class ReportMapper {

    private static final Element<Immunization> ENTERED_AT_ONCE = IMMUNIZATION.element(
            Word.DATE, (dose, day) -> dose.setRecordedElement(Concepts.day(day)).setPrimarySource(true));
    private static final Element<Immunization> ENTERED_LATER = copied("record");
    private static final Function<Transcript.Origin, Element<Immunization>> COPIED =
            Kind.each(origin -> copied(origin(origin)));

    private ReportMapper() {}

    /** When the dose was recorded, the word being that day, and from what. */
    private static Element<Immunization> copied(String origin) {
        return IMMUNIZATION.element(
                Word.DATE,
                (dose, day) -> dose.setRecordedElement(Concepts.day(day))
                        .setPrimarySource(false)
                        .setReportOrigin(Concepts.concept(Systems.IMMUNIZATION_ORIGIN, origin)));
    }

    /**
     * Writes how a dose came into the registry.
     *
     * @param transcript from what it was copied, null if it was not
     * @param registry the first day of the registry
     */
    static void write(LocalDate date, @Nullable Transcript transcript, LocalDate registry, Sheet sheet) {
        LocalDate entered = transcript == null ? date : transcript.on();
        boolean older = entered.isBefore(registry);
        sheet.write(report(older, transcript), older ? registry : entered);
    }

    private static Element<Immunization> report(boolean older, @Nullable Transcript transcript) {
        if (transcript != null) {
            return COPIED.apply(transcript.origin());
        }
        return older ? ENTERED_LATER : ENTERED_AT_ONCE;
    }

    private static String origin(Transcript.Origin origin) {
        return switch (origin) {
            case JURISDICTION -> "jurisdiction";
            case RECALL -> "recall";
            case RECORD -> "record";
        };
    }
}

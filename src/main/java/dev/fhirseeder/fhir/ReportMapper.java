package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Transcript;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
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

    private static final CodeableConcept RECORD = Concepts.concept(Systems.IMMUNIZATION_ORIGIN, "record");

    private ReportMapper() {}

    /**
     * Fills in how a dose came into the registry.
     *
     * @param transcript from what it was copied, null if it was not
     * @param registry the first day of the registry
     */
    static void report(Immunization dose, LocalDate date, @Nullable Transcript transcript, LocalDate registry) {
        LocalDate entered = transcript == null ? date : transcript.on();
        boolean older = entered.isBefore(registry);
        dose.setRecordedElement(Concepts.day(older ? registry : entered))
                .setPrimarySource(!older && transcript == null);
        if (transcript != null) {
            dose.setReportOrigin(origin(transcript.origin()));
        } else if (older) {
            dose.setReportOrigin(RECORD.copy());
        }
    }

    private static CodeableConcept origin(Transcript.Origin origin) {
        return switch (origin) {
            case JURISDICTION -> Concepts.concept(Systems.IMMUNIZATION_ORIGIN, "jurisdiction");
            case RECALL -> Concepts.concept(Systems.IMMUNIZATION_ORIGIN, "recall");
            case RECORD -> RECORD.copy();
        };
    }
}

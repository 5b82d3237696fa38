package dev.fhirseeder.fhir;

import dev.fhirseeder.fhir.ImmunizationElements.Report;
import dev.fhirseeder.history.Transcript;
import java.time.LocalDate;
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

    private static final Report ENTERED_AT_ONCE = new Report(true, null);
    private static final Report ENTERED_LATER = new Report(false, "record");

    private ReportMapper() {}

    /**
     * Writes how a dose came into the registry.
     *
     * @param transcript from what it was copied, null if it was not
     * @param registry the first day of the registry
     */
    static void write(LocalDate date, @Nullable Transcript transcript, LocalDate registry, Sheet sheet) {
        LocalDate entered = transcript == null ? date : transcript.on();
        boolean older = entered.isBefore(registry);
        sheet.write(ImmunizationElements.REPORT.apply(report(older, transcript)), older ? registry : entered);
    }

    private static Report report(boolean older, @Nullable Transcript transcript) {
        if (transcript != null) {
            return new Report(false, origin(transcript.origin()));
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

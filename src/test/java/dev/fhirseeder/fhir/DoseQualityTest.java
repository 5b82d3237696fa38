package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.History;
import dev.fhirseeder.history.Protocol;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.history.Transcript;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a dose beyond its administration: what it counts as, what followed, what was wrong, whence it came. */
class DoseQualityTest {

    private static final String ROLE = "immunization/MMR/1";
    private static final LocalDate DAY = LocalDate.of(2021, 5, 3);

    @Test
    void each_position_of_a_dose_is_an_entry_with_its_own_diseases() {
        // Given
        List<Term> all = Products.mmr().diseases();
        List<Protocol> protocols =
                List.of(new Protocol("MMR", 2, 2, all.subList(0, 2)), new Protocol("Var", 1, null, all.subList(2, 3)));
        // When
        Immunization dose = mapped(with(null, protocols, null, null));
        // Then
        assertThat(dose.getProtocolApplied())
                .extracting(entry -> entry.getSeries() + " "
                        + entry.getDoseNumberPositiveIntType().getValue() + " of "
                        + (entry.hasSeriesDoses()
                                ? entry.getSeriesDosesPositiveIntType().getValue()
                                : "?")
                        + " " + entry.getTargetDisease().size())
                .containsExactly("MMR 2 of 2 2", "Var 1 of ? 1");
    }

    @ParameterizedTest
    @CsvSource({"PARTIAL,,Partial Dose", "COLD_CHAIN_BREAK,coldchainbreak,", "RECALL,recall,"})
    void a_weak_dose_is_completed_and_subpotent(Flaw.Reason reason, @Nullable String code, @Nullable String text) {
        // When
        Immunization dose = mapped(with(null, List.of(), null, new Flaw(reason, DAY)));
        // Then
        assertThat(dose.getStatus()).isEqualTo(ImmunizationStatus.COMPLETED);
        assertThat(dose.getIsSubpotent()).isTrue();
        assertThat(dose.getSubpotentReasonFirstRep().getCodingFirstRep().getCode())
                .isEqualTo(code);
        assertThat(dose.getSubpotentReasonFirstRep().getText()).isEqualTo(text);
        assertThat(dose.hasProtocolApplied()).isFalse();
    }

    @Test
    void an_entry_in_error_has_that_status() {
        // When
        Immunization dose = mapped(with(null, List.of(), null, new Flaw(Flaw.Reason.ENTERED_IN_ERROR, DAY)));
        // Then
        assertThat(dose.getStatus()).isEqualTo(ImmunizationStatus.ENTEREDINERROR);
        assertThat(dose.hasIsSubpotent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"JURISDICTION,jurisdiction", "RECALL,recall", "RECORD,record"})
    void a_dose_of_a_transcript_is_not_first_hand_and_nobody_knows_who_paid(Transcript.Origin origin, String code) {
        // Given
        Transcript transcript = new Transcript(origin, DAY.plusYears(2));
        // When
        Immunization dose = mapped(with(null, List.of(), transcript, null));
        // Then
        assertThat(dose.getPrimarySource()).isFalse();
        assertThat(dose.getRecordedElement().getValueAsString()).isEqualTo("2023-05-03");
        assertThat(dose.getReportOrigin().getCodingFirstRep().getCode()).isEqualTo(code);
        assertThat(dose.hasFundingSource()).isFalse();
    }

    @Test
    void a_rash_has_no_temperature_and_a_dose_says_who_reported_it() {
        // Given
        Reaction rash =
                new Reaction("reaction/MMR/1", DAY.plusDays(7), new Term("271807003", "Eruption of skin"), null, false);
        PatientRecord record = with(rash, List.of(), null, null);
        // When
        Observation observation = (Observation) Found.in(record, "reaction/MMR/1");
        // Then
        assertThat(observation.hasComponent()).isFalse();
        assertThat(observation.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2021-05-10");
        assertThat(mapped(record).getReactionFirstRep().getReported()).isFalse();
        assertThat(((Immunization) Found.in(Records.childInBritishColumbia(), ROLE))
                        .getReactionFirstRep()
                        .getReported())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Flaw.Reason.class)
    void all_of_this_is_valid(Flaw.Reason reason) {
        // Given
        Transcript.Origin[] origins = Transcript.Origin.values();
        Transcript transcript = new Transcript(origins[reason.ordinal() % origins.length], DAY.plusYears(1));
        // When
        List<String> findings = Validation.findings(
                        List.of(with(null, List.of(), transcript, new Flaw(reason, DAY.plusDays(3))))
                                .iterator())
                .unexplained();
        // Then
        assertThat(findings).isEmpty();
    }

    private static Immunization mapped(PatientRecord record) {
        return (Immunization) Found.in(record, ROLE);
    }

    /** The child of British Columbia with the first MMR dose changed. */
    private static PatientRecord with(
            @Nullable Reaction reaction,
            List<Protocol> protocols,
            @Nullable Transcript transcript,
            @Nullable Flaw flaw) {
        PatientRecord child = Records.childInBritishColumbia();
        List<Event> events = child.history().events().stream()
                .map(event -> event.role().equals(ROLE)
                        ? changed((dev.fhirseeder.history.Immunization) event, reaction, protocols, transcript, flaw)
                        : event)
                .toList();
        return new PatientRecord(child.key(), child.jurisdiction(), child.person(), new History(events));
    }

    private static dev.fhirseeder.history.Immunization changed(
            dev.fhirseeder.history.Immunization dose,
            @Nullable Reaction reaction,
            List<Protocol> protocols,
            @Nullable Transcript transcript,
            @Nullable Flaw flaw) {
        return new dev.fhirseeder.history.Immunization(
                dose.role(),
                dose.date(),
                dose.scheduleRow(),
                dose.series(),
                dose.doseNumber(),
                dose.seriesDoses(),
                dose.product(),
                dose.lot(),
                dose.site(),
                dose.provider(),
                dose.publiclyFunded(),
                reaction,
                protocols,
                transcript,
                flaw);
    }
}

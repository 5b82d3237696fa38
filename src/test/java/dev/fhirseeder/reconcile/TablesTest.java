package dev.fhirseeder.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Start;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read of a reading back and of a removal, and the exit codes that go with it. */
class TablesTest {

    private static final String URL = "http://localhost/fhir";

    private final Verification verification = new Verification("test", Requests.of(1_500), Sample.of(1_500, 10));

    @Test
    void a_clean_reading_back_says_so_with_its_numbers() {
        // Given
        verification.enter(new Findings(1_500, 10, there(1_500), Map.of()));
        verification.tagged("Patient", 1_600);

        // Then
        assertThat(verification.exitCode()).isZero();
        assertThat(table())
                .startsWith("\nRead back test from http://localhost/fhir: all is there, once and as it should be\n")
                .containsPattern("Patient +1,500 +1,500 +0 +0 +0 +1,600 +100\n")
                .contains("1,500 of 1,500 read back, the content of 10 compared")
                .endsWith("reports/verify-test.json\n");
    }

    @Test
    void each_fault_is_counted_once_and_shown_by_its_id_alone() {
        // Given
        verification.enter(new Findings(
                1_500,
                10,
                List.of(
                        new Finding("Patient", "a", 0, null),
                        new Finding("Patient", "b", 3, null),
                        new Finding("Patient", "c", 1, "$.birthDate"),
                        new Finding("Patient", "d", 1, null)),
                Map.of()));
        verification.tagged("Patient", 5);

        // Then
        assertThat(verification.exitCode()).isEqualTo(1);
        assertThat(table())
                .contains("not all is as it should be")
                .containsPattern("Patient +4 +3 +1 +1 +1 +5 +0\n")
                .containsPattern("missing +Patient/a\n")
                .containsPattern("duplicate +Patient/b\n")
                .containsPattern("different +Patient/c \\$.birthDate\n");
    }

    @Test
    void a_type_that_cannot_be_searched_makes_it_no_verification() {
        // Given
        verification.enter(new Findings(1_500, 10, there(3), Map.of("Consent", "the server answers 400")));

        // Then
        assertThat(verification.exitCode()).isEqualTo(1);
        assertThat(table())
                .contains("not verified")
                .containsPattern("Consent +not to be searched by identifier: the server answers 400\n");
    }

    @Test
    void people_who_were_not_asked_for_make_it_no_verification() {
        // Given
        verification.enter(new Findings(1_499, 10, there(1_499), Map.of()));

        // Then
        assertThat(verification.exitCode()).isEqualTo(1);
        assertThat(table()).contains("not verified");
    }

    @Test
    void no_more_than_ten_faults_of_a_kind_are_kept() {
        // Given
        verification.enter(new Findings(
                1_500,
                0,
                IntStream.range(0, 25)
                        .mapToObj(i -> new Finding("Patient", "id" + i, 0, null))
                        .toList(),
                Map.of()));

        // Then
        assertThat(VerificationReport.of(verification, URL).missing()).hasSize(10);
        assertThat(verification.faults()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            - | DRY_RUN  | 0 | counted only, nothing is removed
            3 | REFUSED  | 2 | refused, nothing is removed: PURGE_COUNT is 3, but there are 2
            2 | REMOVING | 1 | not done
            """)
    void only_the_count_that_was_found_lets_a_removal_begin(
            Long count, Removal.State state, int exitCode, String text) {
        // Given
        Removal removal = new Removal("test", Requests.of(5), false, Optional.ofNullable(count));
        removal.counted(Share.all("Patient"), 2);

        // When
        removal.decide(false);

        // Then
        assertThat(removal.state()).isEqualTo(state);
        assertThat(removal.exitCode()).isEqualTo(exitCode);
        assertThat(RemovalTable.of(RemovalReport.of(removal, URL), state, "the command"))
                .startsWith("\nPurge test of http://localhost/fhir: " + text)
                .contains("of seed 7 the people 0 to 4");
        assertThat(RemovalTable.of(RemovalReport.of(removal, URL), state, "the command")
                        .contains("the command"))
                .isEqualTo(state == Removal.State.DRY_RUN);
    }

    @Test
    void a_dry_run_that_finds_nothing_says_what_to_check_instead_of_a_command() {
        // Given
        Removal removal = new Removal("test", Requests.of(5), false, Optional.empty());
        removal.counted(Share.all("Patient"), 0);
        removal.decide(false);

        // Then
        assertThat(RemovalTable.of(RemovalReport.of(removal, URL), removal.state(), "the command"))
                .contains("nothing of these people is there: check PT, POPULATION_DATE and START_INDEX")
                .doesNotContain("the command");
    }

    @Test
    void a_removal_is_done_when_nothing_is_left() {
        // Given
        Removal removal = new Removal("test", Requests.of(5), true, Optional.of(1L));
        removal.counted(Share.all("Patient"), 1);
        removal.decide(false);
        Resource patient = new Patient().setId("1");

        // When
        removal.removed("Patient", List.of(new Held(patient)));
        removal.counted(Share.all("Patient"), 0);
        removal.close(false);

        // Then
        assertThat(removal.exitCode()).isZero();
        assertThat(RemovalTable.of(RemovalReport.of(removal, URL), removal.state(), ""))
                .contains("removed, and nothing is left", "everything with the tag of seed 7")
                .containsPattern("Patient +1 +1 +0\n");
    }

    @Test
    void the_command_says_every_word_lest_a_default_stand_for_another_range() {
        // Given
        GenerationRequest request =
                new GenerationRequest(List.of("bc"), 1, 0, 7, Requests.DAY, Requests.DAY, List.of("Hep B", "MMR"));
        Start start = new Start("", Map.of(), Map.of("FHIR_AUTH", "none"), "mvn");

        // Then
        assertThat(new Command().with(request).of(start))
                .isEqualTo("NUM_RECORDS=1 PT=bc SEED=7 VACCINES='Hep B,MMR' HEALTH_NUMBERS=valid COMPLETENESS=1.0"
                        + " START_INDEX=0 AS_OF=2026-11-22 POPULATION_DATE=2026-11-22 FHIR_AUTH=none mvn");
    }

    private String table() {
        return VerificationTable.of(VerificationReport.of(verification, URL));
    }

    private static List<Finding> there(int people) {
        return IntStream.range(0, people)
                .mapToObj(i -> new Finding("Patient", "id" + i, 1, null))
                .toList();
    }
}

package dev.fhirseeder.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a request is divided, asked for, told of and summed up. */
class PlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final RequestReader requests = new RequestReader(
            new SettingsReader(Map.of(), Map.of()).read(),
            new RequestRules(Jurisdictions.onClassPath(), (pt, vaccine) -> true),
            () -> DAY,
            () -> 0);

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "10, 10, 1", "11, 10, 2", "25, 10, 3", "1000, 1, 1000"})
    void chunks_hold_everybody_once_and_in_order(long people, long size, int chunks) {
        // Given
        Plan plan = plan(people, size);

        // When
        List<GenerationRequest> parts = IntStream.range(0, plan.chunks())
                .mapToObj(number -> command(plan, number).checked(requests))
                .toList();

        // Then
        assertThat(parts).hasSize(chunks);
        assertThat(parts.get(0).startIndex()).isEqualTo(500);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).startIndex()).isEqualTo(parts.get(i - 1).endIndex());
        }
        assertThat(parts.get(chunks - 1).endIndex()).isEqualTo(500 + people);
    }

    @ParameterizedTest
    @CsvSource({"25, 10, 0", "25, 10, 1", "25, 10, 2", "7, 7, 0", "3, 1, 2"})
    void any_command_tells_its_whole_plan(long people, long size, int number) {
        // Given
        Plan plan = plan(people, size);

        // When
        Command command = Command.read(command(plan, number).json());

        // Then
        assertThat(command).isEqualTo(command(plan, number));
        assertThat(command.plan(requests)).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"chunk\":1 | \"chunk\":3 | chunk and chunks: found 3 of 3",
                "\"chunk\":1 | \"chunk\":-1 | chunk and chunks: found -1 of 3",
                "\"people\":25 | \"people\":5 | request: found the indices 510 to 519, expected some of the plan's, which are 500 to 504",
                "\"seed\":\"7\" | \"seed\":\"07\" | as plan writes it",
                "\"seed\":\"7\", | '' | found 4 bytes",
                "\"pt\":\"bc\" | \"pt\":\"xx\" | pt: found 'xx'",
                "\"plan\":\"p\" | \"plan\":\"../p\" | plan: found no name of a run",
                "\"chunk\":1 | \"chunk\":null | found 2 bytes",
                "\"chunk\":1 | \"chunk\":1,\"more\":2 | found 2 bytes"
            })
    void a_command_that_was_changed_is_refused(String what, String into, String fault) {
        // Given
        String good = new String(command(plan(25, 10), 1).json(), StandardCharsets.UTF_8);
        String bad = good.replace(what, into);
        assertThat(bad).isNotEqualTo(good);

        // Then
        assertThatThrownBy(
                        () -> Command.read(bad.getBytes(StandardCharsets.UTF_8)).checked(requests))
                .isInstanceOf(SettingsException.class)
                .hasMessageMatching("(?s).*("
                        + java.util.regex.Pattern.quote(fault)
                                .replaceAll("found \\d bytes", "\\\\E.*bytes of something else.*\\\\Q")
                        + "|every word|as plan writes it).*");
    }

    @Test
    void a_plan_of_too_many_chunks_is_refused() {
        assertThatThrownBy(() -> new Plan("p", requests.read(Map.of("pt", "on", "records", "500000000")), 1))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("expected at least 50");
    }

    @Test
    void a_chunk_that_was_done_twice_counts_once_and_another_plan_does_not_count() {
        // Given
        Plan plan = plan(25, 10);
        Run run = new Run("p", plan.request(), false);
        Harvest harvest = new Harvest(plan, run);
        Result second = result(command(plan, 1), 9, 1);

        // When
        boolean counted = harvest.take(Result.read(second.json()));
        boolean again = harvest.take(second);
        boolean other = harvest.take(result(command(plan(24, 10), 0), 10, 0));
        boolean third = harvest.take(result(command(plan, 2), 5, 0));

        // Then
        assertThat(List.of(counted, again, other, third)).containsExactly(true, false, false, true);
        assertThat(run.tally().delivered()).isEqualTo(14);
        assertThat(run.tally().deadLettered()).isEqualTo(1);
        assertThat(run.remaining()).isEqualTo(10);
        assertThat(run.tally().bundles()).isEqualTo(4);
        assertThat(run.tally().latency().getTotalCount()).isEqualTo(2);
        assertThat(run.tally().latency().getMaxValue()).isEqualTo(40);
        assertThat(run.isBalanced()).isTrue();
        assertThat(harvest.isComplete()).isFalse();
        assertThat(harvest.close("x").troubles())
                .containsExactly(
                        "chunk 0 has a result of 10 people of another command, as of another seed: this plan was begun twice",
                        "chunks without a result yet: 1 of 3; go on by x");
    }

    @Test
    void a_result_that_tells_of_more_people_takes_the_place_of_one_that_tells_of_fewer() {
        // Given
        Plan plan = plan(25, 10);
        Run run = new Run("p", plan.request(), false);
        Harvest harvest = new Harvest(plan, run);
        Result refused = Result.refused(command(plan, 0), List.of("pt: found 'xx'"));

        // When
        List<Boolean> counted = List.of(
                harvest.take(refused),
                harvest.take(result(command(plan, 0), 10, 0)),
                harvest.take(result(command(plan, 1), 3, 1)),
                harvest.take(result(command(plan, 1), 2, 1)),
                harvest.take(result(command(plan, 1), 6, 1)),
                harvest.take(Result.refused(command(plan, 2), List.of("pt: found 'yy'"))));

        // Then
        assertThat(counted).containsExactly(true, true, true, false, true, true);
        assertThat(harvest.isComplete()).isTrue();
        assertThat(harvest.has(0)).isTrue();
        assertThat(harvest.has(1)).isFalse();
        assertThat(harvest.close("x").troubles()).containsExactly("chunk 2 was refused: pt: found 'yy'");
        assertThat(run.tally().delivered()).isEqualTo(16);
        assertThat(run.tally().deadLettered()).isEqualTo(1);
        assertThat(run.isBalanced()).isTrue();
    }

    @Test
    void a_chunk_that_is_given_again_is_waited_for_and_what_was_known_of_it_still_counts() {
        // Given
        Plan plan = plan(10, 10);
        Run run = new Run("p", plan.request(), false);
        Harvest harvest = new Harvest(plan, run);
        harvest.take(result(command(plan, 0), 4, 0));

        // When
        harvest.given(0);

        // Then
        assertThat(harvest.isComplete()).isFalse();
        harvest.take(Result.refused(command(plan, 0), List.of("now")));
        assertThat(harvest.isComplete()).isTrue();
        assertThat(harvest.close("x").remaining()).isEqualTo(6);
    }

    @Test
    void what_is_no_result_is_refused_and_not_quoted() {
        // Given
        String good = new String(result(command(plan(25, 10), 1), 9, 1).json(), StandardCharsets.UTF_8);

        // Then
        for (String bad : List.of(
                "", "null", "[]", "{\"secret\":1}", good.replaceAll("\"latency\":\"[^\"]+", "\"latency\":\"secret"))) {
            assertThatThrownBy(() -> Result.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private static Command command(Plan plan, int number) {
        return plan.command(number, 500 + number * plan.size());
    }

    private static Result result(Command command, int delivered, int deadLettered) {
        org.HdrHistogram.Histogram times = new org.HdrHistogram.Histogram(3);
        times.recordValue(40);
        return new Result(
                command,
                delivered,
                deadLettered,
                Map.of("Patient", (long) delivered),
                2,
                0,
                100,
                1,
                Latencies.text(times),
                "http://localhost/fhir",
                List.of());
    }

    private static Plan plan(long people, long size) {
        return new Plan("p", new GenerationRequest(List.of("bc"), people, 500, 7, DAY, DAY, List.of()), size);
    }
}

package dev.fhirseeder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.fhirseeder.Facts;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of people who are looked for: all chunks together are of the people of a single run. */
class SelectivePlanTest {

    private final RecordGenerator generator = Facts.shared().generator();
    private final RequestReader requests = Facts.shared().requests(new SettingsReader(Map.of(), Map.of()).read());

    @ParameterizedTest
    @CsvSource({
        "on, 25, 10, ageFrom, 12",
        "'bc,on', 40, 7, ageTo, 17",
        "bc, 30, 30, city, Victoria",
        "on, 12, 1, city, 'Ottawa,Toronto'"
    })
    void chunks_are_of_the_people_of_a_single_run_none_twice_and_none_missing(
            String pt, long people, long size, String word, String value) {
        // Given
        Plan plan = plan(pt, people, size, word, value);

        // When
        List<Long> parted = new ArrayList<>();
        for (Command command : commands(plan)) {
            indices(command.checked(requests)).forEach(parted::add);
        }

        // Then
        assertThat(parted).containsExactlyElementsOf(indices(plan.request())).hasSize((int) people);
        assertThat(commands(plan)).hasSize(plan.chunks()).allSatisfy(command -> {
            assertThat(plan.gives(Command.read(command.json()))).isTrue();
            assertThat(command.plan(requests)).isEqualTo(plan);
        });
    }

    @Test
    void a_command_with_another_seed_or_a_place_before_its_own_is_none_of_the_plan() {
        // Given
        Plan plan = plan("on", 25, 10, "ageFrom", "12");
        Plan other = new Plan("p", plan.request().next(500, 8, plan.request().populationDate()), 10);

        // Then
        assertThat(plan.gives(commands(other).get(0))).isFalse();
        assertThat(plan.gives(plan.command(2, 519))).isFalse();
        assertThat(plan.gives(plan.command(2, 520))).isTrue();
    }

    @Test
    void chunks_for_which_nobody_is_left_are_done_and_the_plan_says_how_many_were_found() {
        // Given nobody of an age that hardly anybody comes to, near the last health number
        GenerationRequest few = requests.read(Map.of(
                "pt",
                "on",
                "records",
                "200",
                "startIndex",
                "899999000",
                "seed",
                "7",
                "asOf",
                "2026-11-22",
                "ageTo",
                "5"));
        Plan plan = new Plan("p", few, 20);
        Run run = new Run("p", few, false);
        Harvest harvest = new Harvest(plan, run);
        Starts starts = new Starts(plan, generator, () -> false);

        // When
        int chunks = starts.count();
        harvest.end(chunks, starts.found());

        // Then
        long found = indices(few).size();
        assertThat(found).isBetween(1L, 199L);
        assertThat(starts.found()).isEqualTo(found);
        assertThat(chunks).isEqualTo((int) ((found + 19) / 20));
        assertThat(harvest.chunks()).isEqualTo(10 - chunks);
        assertThat(run.troubles()).containsExactly("found %d of the 200 people who are wanted".formatted(found));
    }

    @Test
    void a_chunk_near_the_last_health_number_is_one_that_a_worker_takes() {
        // Given
        GenerationRequest last = requests.read(Map.of(
                "pt",
                "on",
                "records",
                "1000",
                "startIndex",
                "899999900",
                "seed",
                "7",
                "asOf",
                "2026-11-22",
                "ageFrom",
                "12"));
        Plan plan = new Plan("p", last, 500);
        long first = new Starts(plan, generator, () -> false).of(0).orElseThrow();

        // When
        GenerationRequest taken = plan.command(0, first).checked(requests);

        // Then
        assertThat(taken.startIndex()).isBetween(899_999_900L, 899_999_999L);
        assertThat(indices(taken)).isEqualTo(indices(last));
    }

    @Test
    void who_is_told_to_stop_looks_at_nobody_more() {
        // Given
        Plan plan = plan("on", 25, 10, "ageFrom", "12");

        // Then
        assertThat(new Starts(plan, generator, () -> true).of(1)).isEmpty();
    }

    private List<Command> commands(Plan plan) {
        Starts starts = new Starts(plan, generator, () -> false);
        List<Command> commands = new ArrayList<>();
        for (int number = 0; number < plan.chunks(); number++) {
            OptionalLong first = starts.of(number);
            commands.add(plan.command(number, first.orElseThrow()));
        }
        return commands;
    }

    private List<Long> indices(GenerationRequest request) {
        return ImmutableList.copyOf(generator.records(request)).stream()
                .map(PatientRecord::key)
                .map(key -> key.index())
                .toList();
    }

    private Plan plan(String pt, long people, long size, String word, String value) {
        return new Plan(
                "p",
                requests.read(Map.of(
                        "pt",
                        pt,
                        "records",
                        Long.toString(people),
                        "startIndex",
                        "500",
                        "seed",
                        "7",
                        "asOf",
                        "2026-11-22",
                        word,
                        value)),
                size);
    }
}

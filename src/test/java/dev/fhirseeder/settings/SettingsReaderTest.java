package dev.fhirseeder.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @Test
    void what_nobody_chose_is_the_default() {
        // When
        Settings settings = read(Map.of(), Map.of());

        // Then
        assertThat(settings.get(Setting.FHIR_URL)).isEqualTo(URI.create("http://localhost:8080/fhir"));
        assertThat(settings.get(Setting.NUM_RECORDS)).isEqualTo(1);
        assertThat(settings.get(Setting.PT)).containsExactly("bc");
        assertThat(settings.get(Setting.IS_LOCAL_DEV)).isFalse();
        assertThat(settings.get(Setting.OUTAGE_LIMIT)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.find(Setting.SEED)).isEmpty();
        assertThat(settings.find(Setting.AS_OF)).isEmpty();
    }

    @Test
    void the_environment_wins_over_the_properties() {
        // When
        Settings settings = read(Map.of("NUM_RECORDS", "7"), Map.of("seeder.num-records", "8", "seeder.pt", "on"));

        // Then
        assertThat(settings.get(Setting.NUM_RECORDS)).isEqualTo(7);
        assertThat(settings.get(Setting.PT)).containsExactly("on");
    }

    @ParameterizedTest
    @CsvSource({"daily, 1 field", "0 3 * * ?, 5 fields", "0 0 3 * * ? 2026 x, 8 fields"})
    void a_schedule_of_too_few_or_too_many_fields_says_how_many(String cron, String fields) {
        assertThatThrownBy(() -> read(Map.of("CRON", cron), Map.of()))
                .hasMessageStartingWith("CRON (seeder.cron): found '%s', expected a Quartz expression".formatted(cron))
                .hasMessageEndingWith("; found %s, expected 6 or 7".formatted(fields));
    }

    @Test
    void an_empty_variable_counts_as_not_set() {
        // When
        Settings settings = read(Map.of("SEED", "", "PT", " "), Map.of("seeder.pt", "on"));

        // Then
        assertThat(settings.find(Setting.SEED)).isEmpty();
        assertThat(settings.get(Setting.PT)).containsExactly("on");
    }

    @Test
    void good_values_are_read() {
        // When
        Settings settings = read(
                Map.of("PT", "BC, on", "AS_OF", "2024-02-29", "SEED", "-9223372036854775808", "WRITE_MODE", "Create"),
                Map.of());

        // Then
        assertThat(settings.get(Setting.PT)).containsExactly("bc", "on");
        assertThat(settings.get(Setting.AS_OF)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(settings.get(Setting.SEED)).isEqualTo(Long.MIN_VALUE);
        assertThat(settings.get(Setting.WRITE_MODE)).isEqualTo("create");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NUM_RECORDS,     0
            NUM_RECORDS,     900000001
            NUM_RECORDS,     ten
            START_INDEX,     -1
            FHIR_URL,        localhost:8080
            FHIR_URL,        ftp://localhost/fhir
            FHIR_URL,        /fhir
            IS_LOCAL_DEV,    yes
            PT,              'bc,'
            PT,              'bc,bc'
            SEED,            9223372036854775808
            AS_OF,           2026-02-30
            AS_OF,           today
            BUNDLE_SIZE,     0
            PARALLELISM,     65
            WRITE_MODE,      upsert
            MAX_RETRIES,     -1
            OUTAGE_LIMIT,    2m
            OUTAGE_LIMIT,    PT-1S
            TIMER_PERIOD,    PT0S
            RUN_ID,          ../../etc
            RUN_ID,          latest
            FHIR_URL,        http://localhost:65536/fhir
            FHIR_URL,        http://localhost:0/fhir
            LOG_LEVEL,       loud
            SINK,            a/b
            OUTAGE_LIMIT,    P200000D
            AS_OF,           4200-01-01
            TRIGGER,         ../once
            MANAGEMENT_PORT, 65536
            """)
    void a_bad_value_is_refused_by_its_variable_and_its_property(String variable, String value) {
        // When
        assertThatThrownBy(() -> read(Map.of(variable, value), Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(variable + " (" + Setting.property(variable) + ")")
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining("expected");
    }

    @Test
    void whoever_writes_provinces_wrongly_is_told_of_some_that_there_are() {
        assertThatThrownBy(() -> read(Map.of("PT", "bc,bc"), Map.of()))
                .hasMessage(
                        "PT (seeder.pt): found 'bc,bc', expected province codes like bc or on, comma-separated, each once");
    }

    @Test
    void all_faults_are_named_at_once() {
        // When
        assertThatThrownBy(() ->
                        read(Map.of("NUM_RECORDS", "0"), Map.of("seeder.num-recrods", "5", "seeder.bundle-size", "x")))

                // Then
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(3)
                                .anyMatch(problem -> problem.startsWith("seeder.num-recrods: unknown")
                                        && problem.contains("seeder.num-records"))
                                .anyMatch(problem -> problem.startsWith("NUM_RECORDS"))
                                .anyMatch(problem -> problem.startsWith("BUNDLE_SIZE")));
    }

    @Test
    void properties_of_others_are_not_ours_to_judge() {
        // When
        Settings settings = read(Map.of(), Map.of("camel.main.name", "x", "user.home", "y"));

        // Then
        assertThat(settings.texts()).doesNotContainKeys("camel.main.name", "user.home");
    }

    @Test
    void what_was_chosen_is_known_even_if_it_is_the_default() {
        // When
        Settings settings = read(Map.of("NUM_RECORDS", "1"), Map.of("seeder.pt", "bc"));

        // Then
        assertThat(settings.isChosen(Setting.NUM_RECORDS)).isTrue();
        assertThat(settings.isChosen(Setting.PT)).isTrue();
        assertThat(settings.isChosen(Setting.BUNDLE_SIZE)).isFalse();
    }

    @Test
    void routes_see_durations_in_milliseconds() {
        // When
        Map<String, Object> placeholders =
                read(Map.of("TIMER_PERIOD", "PT1M30S"), Map.of()).placeholders();

        // Then
        assertThat(placeholders).containsEntry("seeder.timer-period", "90000");
    }

    @Test
    void every_setting_has_a_variable_a_property_and_a_default_that_it_accepts() {
        // Given
        List<Setting<?>> settings = Setting.all();

        // Then
        assertThat(settings).extracting(Setting::variable).doesNotHaveDuplicates();
        assertThat(settings).allSatisfy(setting -> {
            assertThat(setting.property()).matches("seeder\\.[a-z]+(-[a-z]+)*");
            assertThat(setting.meaning()).isNotBlank();
            if (!setting.standard().isEmpty()) {
                assertThat(setting.read(setting.standard())).isNotNull();
            }
        });
    }

    private static Settings read(Map<String, String> environment, Map<String, String> properties) {
        return new SettingsReader(environment, properties).read();
    }
}

package dev.fhirseeder.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated people of each province are like the real ones, as far as something has been published of them. */
class CalibrationTest {

    private static final Path FOLDER = Path.of("target", "calibration");
    private static final Map<String, Survey> SURVEYS = new ConcurrentHashMap<>();

    static final List<String> PROVINCES = Calibration.PROVINCES;

    static Stream<Tally> asserted() {
        return PROVINCES.stream().flatMap(pt -> survey(pt).tallies().stream()).filter(Tally::isAsserted);
    }

    @ParameterizedTest
    @MethodSource("asserted")
    void each_published_figure_is_met_within_its_tolerance(Tally tally) {
        assertThat(tally.isWithin()).as("%s", tally).isTrue();
    }

    @ParameterizedTest
    @FieldSource("PROVINCES")
    void the_comparison_is_written_with_its_plots(String pt) throws IOException {
        // Given
        Survey survey = survey(pt);
        // When
        Calibration.write(survey, FOLDER);
        // Then
        String page = Files.readString(FOLDER.resolve(pt + ".md"));
        assertThat(FOLDER.resolve(pt + ".csv")).exists();
        assertThat(Files.readAllLines(FOLDER.resolve(pt + ".csv")))
                .hasSize(1 + survey.tallies().size());
        assertThat(List.of("coverage", "ages-female", "ages-male", "cohorts", "delays"))
                .allSatisfy(plot -> {
                    String file = pt + "-" + plot + ".png";
                    assertThat(FOLDER.resolve(file)).isNotEmptyFile();
                    assertThat(page).contains("(" + file + ")");
                });
    }

    private static Survey survey(String pt) {
        return SURVEYS.computeIfAbsent(pt, Survey::of);
    }
}

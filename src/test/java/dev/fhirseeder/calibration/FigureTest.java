package dev.fhirseeder.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a table of figures must be to be read. */
class FigureTest {

    static final List<String> PROVINCES = Calibration.PROVINCES;

    @ParameterizedTest
    @CsvSource({"registry,what a registry lacks", "silent,needs a note", "doses,doses of"})
    void a_figure_that_would_mislead_is_refused(String fixture, String problem) {
        assertThatThrownBy(() -> Figure.read("broken/calibration-" + fixture + ".csv"))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @FieldSource("PROVINCES")
    void each_figure_has_a_name_of_its_own(String pt) {
        assertThat(Figure.load(pt)).extracting(Figure::id).doesNotHaveDuplicates();
    }
}

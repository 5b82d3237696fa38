package dev.fhirseeder.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class ChartsTest {

    private final Html html = new Html().open("main");

    @Test
    void columns_are_as_high_as_their_values_and_these_stand_in_a_table() {
        // When
        new Columns("Doses by year", "Year", "Doses", "Share")
                .write(html, List.of(new Column("2024", 1_000, "25 %"), new Column("2025", 4_000, "75 %")));

        // Then
        Markup page = read();
        List<Element> bars = page.all("rect");
        assertThat(number(bars.get(1), "height")).isEqualTo(4 * number(bars.get(0), "height"));
        assertThat(number(bars.get(1), "height") + number(bars.get(1), "y"))
                .isEqualTo(number(bars.get(0), "height") + number(bars.get(0), "y"));
        assertThat(page.all("td"))
                .extracting(Element::getTextContent)
                .containsExactly("1,000", "25 %", "4,000", "75 %");
        assertThat(page.all("svg").get(0).getAttribute("aria-label")).contains("Doses by year");
    }

    @Test
    void no_columns_are_a_sentence() {
        new Columns("Doses by year", "Year", "Doses").write(html, List.of());
        assertThat(read().all("svg")).isEmpty();
    }

    @Test
    void a_table_has_bars_as_long_as_its_values_and_marks_beside_them() {
        // When
        new BarTable("Coverage", "Whom", "Here", "Published")
                .write(html, List.of(new Bar("a", null, 50, "50 %", 25.0, "25 %"), Bar.of("b", 100, "–")));

        // Then
        List<Element> shapes = read().all("rect");
        assertThat(number(shapes.get(0), "width")).isEqualTo(number(shapes.get(2), "width") / 2);
        assertThat(number(shapes.get(1), "x")).isEqualTo(number(shapes.get(0), "width") / 2);
    }

    @Test
    void of_many_bars_the_first_are_shown_and_the_others_can_be_opened_by_the_same_measure() {
        // When
        new BarTable("Doses", "Product", "Doses")
                .write(html, List.of(Bar.of("a", 100), Bar.of("b", 50), Bar.of("c", 10)), 2, "products");

        // Then
        Markup page = read();
        Element others = page.all("details").get(0);
        assertThat(others.getTextContent()).startsWith("More products: 1").contains("c");
        assertThat(number(Markup.within(others, "rect").get(0), "width"))
                .isEqualTo(number(page.all("rect").get(0), "width") / 10);
    }

    @Test
    void as_many_bars_as_are_shown_leave_nothing_to_open() {
        new BarTable("Doses", "Product", "Doses").write(html, List.of(Bar.of("a", 1), Bar.of("b", 1)), 2, "products");
        assertThat(read().all("details")).isEmpty();
    }

    @Test
    void a_pyramid_shows_both_sides_by_one_measure() {
        // When
        new Pyramid("Ages", "Men", "Women", "Other")
                .write(html, List.of(new Pyramid.Step("0–4", 10, 20, 1), new Pyramid.Step("5–9", 5, 0, 0)));

        // Then
        Markup page = read();
        List<Element> bars = page.all("rect");
        assertThat(number(bars.get(1), "width")).isEqualTo(2 * number(bars.get(0), "width"));
        assertThat(number(bars.get(0), "x") + number(bars.get(0), "width"))
                .isEqualTo(number(bars.get(2), "x") + number(bars.get(2), "width"));
        assertThat(page.all("td")).extracting(Element::getTextContent).containsExactly("10", "20", "1", "5", "0", "0");
    }

    @Test
    void a_cell_is_the_darker_the_greater_its_share() {
        new HeatTable("Coverage", "Against")
                .write(html, List.of("0", "1", "2"), List.of(new HeatTable.Row("Measles", List.of(0.0, 0.876, -1.0))));
        assertThat(read().all("td"))
                .extracting(Element::getTextContent, cell -> cell.getAttribute("class"))
                .containsExactly(tuple("0 %", "n h0"), tuple("88 %", "n h9"), tuple("–", "n"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1.5, 2", "3, 4", "23107, 24000", "1600, 1600", "41, 80", "99999, 120000"})
    void a_scale_ends_at_a_round_number_that_is_not_below(double value, long end) {
        assertThat(Figures.ceiling(value)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "0; 0 bytes",
                "999; 999 bytes",
                "1500; 1.5 kB",
                "511045681; 511.0 MB",
                "9000000000000000; 9,000.0 TB"
            },
            delimiter = ';')
    void lengths_are_told_in_the_largest_unit(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "250, 0.25 s", "500, 0.5 s", "10000, 10 s", "3600000, 3600 s"})
    void times_have_as_many_decimal_places_as_they_need(long milliseconds, String text) {
        assertThat(Figures.seconds(milliseconds)).isEqualTo(text);
    }

    @Test
    void numbers_are_the_same_wherever_the_machine_stands() {
        // Given
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

        // When
        try {
            assertThat(List.of(
                            Figures.whole(1_234), Figures.tenths(0.25), Figures.percent(1, 8), Figures.percent(1, 0)))

                    // Then
                    .containsExactly("1,234", "0.3", "12.5 %", "–");
        } finally {
            Locale.setDefault(usual);
        }
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private Markup read() {
        return Markup.of(html.close().document());
    }
}

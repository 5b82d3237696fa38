package dev.fhirseeder.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {

    @ParameterizedTest
    @CsvSource({
        "[A-B-A],        A, B, x, yy, [x-yy-x]",
        "AB,             A, B, x, yy, xyy",
        "BA,             A, B, x, yy, yyx",
        "nothing stands, Z, Y, x, yy, nothing stands",
        "AéB,            A, B, x, yy, xéyy",
    })
    void other_words_stand_wherever_the_words_stood(
            String text, String one, String other, String first, String second, String expected) {
        assertThat(Cut.of(text, List.of(one, other), List.of(Escapes.NONE, Escapes.NONE))
                        .with(List.of(first, second)))
                .isEqualTo(expected);
    }

    @Test
    void each_word_is_treated_as_its_own_place_asks() {
        // Given
        Cut cut = Cut.of("é<A>é<B>é<A>", List.of("A", "B"), List.of(Escapes.WRITTEN, Escapes.REFUSED));
        // Then
        assertThat(cut.with(List.of("\"ł", "b"))).isEqualTo("é<\\\"ł>é<b>é<\\\"ł>");
        assertThatThrownBy(() -> cut.with(List.of("a", "\""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void words_are_escaped_as_jackson_escapes_them() throws IOException {
        // Given
        Random random = new Random(4);
        Cut cut = Cut.of("\"W\"", List.of("W"), List.of(Escapes.WRITTEN));
        for (int i = 0; i < 20_000; i++) {
            // When
            String word = "x" + wild(random);
            // Then
            assertThat(cut.with(List.of(word))).isEqualTo(jackson(word));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003", "\ud800\""})
    void what_hapi_leaves_out_and_what_cannot_be_escaped_is_refused(String word) {
        Cut cut = Cut.of("\"W\"", List.of("W"), List.of(Escapes.WRITTEN));
        assertThatThrownBy(() -> cut.with(List.of(word))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "ł", "a\"", "\\", "a\n", "\u007f", "試"})
    void a_code_that_is_no_plain_ascii_is_refused(String code) {
        Cut cut = Cut.of("\"W\"", List.of("W"), List.of(Escapes.REFUSED));
        assertThatThrownBy(() -> cut.with(List.of(code))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "1899-12-31", "2000-02-29", "2026-11-22", "9999-12-31"})
    void a_day_is_written_as_the_standard_has_it(String day) {
        // Given
        Utf8 text = new Utf8(0);
        // When
        Cut.of("<W>", List.of("W"), List.of(Escapes.NONE)).appendTo(text, LocalDate.parse(day), "beyond");
        // Then
        assertThat(text).hasToString("<" + day + ">");
    }

    @Test
    void of_a_code_that_is_refused_nothing_is_written() {
        // Given
        Utf8 text = new Utf8(0);
        text.code("good");
        // When
        assertThatThrownBy(() -> text.code("goodé")).isInstanceOf(IllegalArgumentException.class);
        // Then
        assertThat(text).hasToString("good");
    }

    @Test
    void a_text_grows_and_can_be_shortened() {
        // Given
        Utf8 text = new Utf8(0);
        // When
        for (int i = 0; i < 1_000; i++) {
            text.append("abc");
            text.append('-');
            text.quote("é\"");
        }
        text.shorten(text.size() - 4);
        // Then
        String expected = "abc-é\\\"".repeat(999) + "abc-";
        assertThat(text).hasToString(expected);
    }

    /** Quotes, backslashes, control characters, accents, line separators and characters beyond the first plane. */
    private static String wild(Random random) {
        StringBuilder word = new StringBuilder();
        random.ints(random.nextInt(12), 0, 10)
                .forEach(kind -> word.appendCodePoint(
                        switch (kind) {
                            case 0 -> random.nextInt(0x20);
                            case 1 -> '"';
                            case 2 -> '\\';
                            case 3 -> 0x2028 + random.nextInt(2);
                            case 4 -> 0x1f600 + random.nextInt(80);
                            case 5 -> 0x7f + random.nextInt(0x2ff);
                            case 6 -> 0xe000 + random.nextInt(0x1fff);
                            default -> ' ' + random.nextInt(0x5f);
                        }));
        return word.toString();
    }

    private static String jackson(String word) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.writeString(word);
        }
        return text.toString();
    }
}

package dev.fhirseeder.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text can be told from what it stands on (WCAG 2.2, 1.4.3), in every set of colours that the page has. */
class ContrastTest {

    private static final Path CSS = Path.of("src/main/resources/page/report.css");
    private static final Pattern SET = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9]+): #([0-9a-f]{6});");
    private static final double LEAST = 4.5;

    static Stream<Map<String, Integer>> sets() throws IOException {
        List<Map<String, Integer>> sets = new ArrayList<>();
        Matcher set = SET.matcher(Files.readString(CSS));
        while (set.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(set.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
            sets.add(colours);
        }
        assertThat(sets).as("light, dark and print").hasSize(3);
        return sets.stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void text_stands_out(Map<String, Integer> colours) {
        for (String text : List.of("text", "soft", "one", "two", "good", "bad")) {
            for (String ground : List.of("ground", "raised")) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void text_stands_out_in_every_shade(Map<String, Integer> colours) {
        IntStream.rangeClosed(1, 10)
                .forEach(shade -> assertThat(contrast(colours.get("text"), colours.get("h" + shade)))
                        .as("shade %d", shade)
                        .isGreaterThanOrEqualTo(LEAST));
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

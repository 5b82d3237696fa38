package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.page.Markup;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** One person is shown to people, by a form that needs no program. */
class PersonPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static Asking asking;

    @BeforeAll
    static void start() throws Exception {
        asking = new Asking(data);
    }

    @AfterAll
    static void nothing_was_begun() throws Exception {
        assertThat(new Seeding(data).files("ledger", "")).isEmpty();
        asking.close();
    }

    @Test
    void the_card_stands_beside_the_json_that_would_be_sent() throws Exception {
        // When
        Markup page = page("/preview/page?index=12&pt=bc&seed=7", 200);

        // Then
        String json = page.all("code").get(0).getTextContent();
        assertThat(JSON.readTree(json)).isEqualTo(Asking.json(asking.get("/preview?index=12&pt=bc&seed=7")));
        assertThat(page.all("article"))
                .singleElement()
                .satisfies(card -> assertThat(card.getTextContent())
                        .contains(JSON.readTree(json).findValue("family").asText() + ", ", "Record 12."));
        assertThat(words(page)).contains("Record 12 of British Columbia, seed 7, as of 2026-11-22.");
    }

    @Test
    void what_a_form_leaves_blank_is_left_out_and_the_seed_that_is_drawn_is_filled_in() {
        // When
        Markup drawn = page("/preview/page?index=3&pt=on&seed=", 200);

        // Then
        String seed = field(drawn, "look-seed");
        assertThat(seed).matches("-?\\d+");
        assertThat(field(drawn, "look-index")).isEqualTo("3");
        String here = link(drawn, "This person for ever");
        assertThat(here).contains("index=3&", "pt=on", "seed=" + seed);
        assertThat(page(here, 200).all("code").get(0).getTextContent())
                .isEqualTo(drawn.all("code").get(0).getTextContent());
    }

    @Test
    void the_people_before_and_after_are_of_the_same_seed() {
        // When
        Markup first = page("/preview/page?index=0&pt=bc,on&seed=7", 200);
        Markup second = page(link(first, "The person after"), 200);

        // Then
        assertThat(first.text()).doesNotContain("The person before");
        assertThat(words(second)).contains("Record 1 of Ontario, seed 7,");
        assertThat(words(page(link(second, "The person before"), 200)))
                .contains("Record 0 of British Columbia, seed 7,");
    }

    @Test
    void who_cannot_be_shown_is_told_of_on_the_page_with_what_was_filled_in() {
        // When
        Markup wrong = page("/preview/page?index=-1&pt=bc&seed=abc", 400);
        Markup nobody = page("/preview/page?city=Quesnel&ageFrom=120&index=5", 404);

        // Then
        assertThat(words(wrong)).contains("index: found '-1'", "seed: found 'abc'");
        assertThat(field(wrong, "look-seed")).isEqualTo("abc");
        assertThat(words(nobody)).contains("Nobody of the next 100,000 from that index on is wanted.");
        assertThat(field(nobody, "look-index")).isEqualTo("5");
    }

    private static String words(Markup page) {
        return page.text().replaceAll("\\s+", " ");
    }

    private static String field(Markup page, String id) {
        return page.all("input").stream()
                .filter(input -> input.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getAttribute("value");
    }

    private static String link(Markup page, String text) {
        return page.all("a").stream()
                .filter(link -> link.getTextContent().equals(text))
                .map((Element link) -> link.getAttribute("href"))
                .findFirst()
                .orElseThrow();
    }

    private static Markup page(String path, int status) {
        HttpResponse<String> answer = asking.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        return Markup.of(answer.body());
    }
}

package dev.fhirseeder.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class HtmlTest {

    private static final String HOSTILE = "</p><script>alert('1')</script>\" onload=\"x\" & \u0000\u001b";

    @Test
    void whatever_is_text_stays_text() {
        // When
        String page = new Html()
                .open("div", "title", HOSTILE)
                .element("p", HOSTILE, "class", HOSTILE)
                .text(HOSTILE)
                .close()
                .document();

        // Then
        Markup markup = Markup.of(page);
        assertThat(markup.all("*")).extracting(element -> element.getTagName()).containsExactly("div", "p");
        assertThat(markup.all("p").get(0).getTextContent()).isEqualTo(HOSTILE.replaceAll("[\u0000\u001b]", "\ufffd"));
        assertThat(markup.all("div").get(0).getAttributes().getLength()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p onload", "p>", "", "9", "p/"})
    void a_name_lets_nothing_else_in(String name) {
        assertThatThrownBy(() -> new Html().open(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().open("p", name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " https://example.org",
                "data:text/html,x",
                "//example.org",
                "file:///etc",
                ""
            })
    void what_does_not_lead_into_the_web_is_no_link(String address) {
        assertThat(new Html().open("p").link(address, "x").close().document()).doesNotContain("<a", "href");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/fhir", "https://example.org", "#main"})
    void what_leads_into_the_web_or_the_page_is_a_link(String address) {
        assertThat(new Html().link(address, "x").document()).contains("<a href=\"" + address + "\">x</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{}</style>", "a{background:URL(x)}", "@IMPORT 'x';"})
    void rules_of_style_stand_for_themselves(String css) {
        assertThatThrownBy(() -> new Html().style(css)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_open_is_no_document() {
        assertThatThrownBy(() -> new Html().open("main").document()).hasMessageContaining("main");
    }

    @Test
    void the_heads_of_a_table_are_heads_of_columns_and_an_empty_one_is_none() {
        // When
        String page = new Html()
                .open("table")
                .head("Doses", "n", List.of("Year", "", "Doses"))
                .close()
                .close()
                .document();

        // Then
        Markup markup = Markup.of(page);
        assertThat(markup.all("caption")).extracting(Element::getTextContent).containsExactly("Doses");
        assertThat(markup.all("th"))
                .extracting(head -> head.getAttribute("scope"), head -> head.getAttribute("class"))
                .containsExactly(tuple("col", ""), tuple("col", "n"));
        assertThat(markup.all("td")).hasSize(1);
    }
}

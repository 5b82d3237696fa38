package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.page.Markup;
import dev.fhirseeder.profile.Crowds;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Shipment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page of a run stands for itself, and is for everyone. */
class SelfContainedPageTest {

    private static final String SERVER = "https://fhir.example.org/r4";

    /** What a browser would fetch by itself, and what it would run. */
    private static final Pattern FETCHED = Pattern.compile(
            "(?i)<script|<iframe|<img|<object|<embed|<form|<base|<video|<audio|<image|<use|<style[^>]*src|\\ssrc=|\\ssrcset=|xlink|\\son[a-z]+=|url\\(|@import|javascript:");

    private final String page = RunPageTest.page(Reported.seeded(SERVER));

    @Test
    void nothing_is_fetched_and_nothing_runs() {
        assertThat(FETCHED.matcher(page).results()).isEmpty();
        Markup markup = Markup.of(page);
        assertThat(markup.all("link"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("data:,");
        assertThat(markup.all("a"))
                .extracting(link -> link.getAttribute("href"))
                .allMatch(address ->
                        address.startsWith("#") || address.equals(SERVER) || address.startsWith(SERVER + "/"));
        assertThat(page).contains("Content-Security-Policy", "default-src &#39;none&#39;");
    }

    @Test
    void who_cannot_see_the_charts_and_who_jumps_from_heading_to_heading_misses_nothing() {
        // When
        Markup markup = Markup.of(page);

        // Then
        assertThat(markup.all("html").get(0).getAttribute("lang")).isEqualTo("en");
        assertThat(Stream.of("header", "main", "footer", "nav"))
                .allMatch(tag -> !markup.all(tag).isEmpty());
        assertThat(markup.all("h1")).hasSize(1);
        int level = 0;
        for (Element heading : markup.all("*")) {
            if (heading.getTagName().matches("h[1-6]")) {
                int next = heading.getTagName().charAt(1) - '0';
                assertThat(next).as(heading.getTextContent()).isBetween(1, level + 1);
                level = next;
            }
        }
        assertThat(markup.all("table"))
                .isNotEmpty()
                .allMatch(table -> Markup.within(table, "caption").size() == 1);
        assertThat(markup.all("th")).allMatch(head -> head.getAttribute("scope").matches("row|col"));
        assertThat(markup.all("svg"))
                .allMatch(chart -> chart.getAttribute("aria-hidden").equals("true")
                        || (chart.getAttribute("role").equals("img")
                                && !chart.getAttribute("aria-label").isEmpty()));
        assertThat(markup.all("figure"))
                .allMatch(figure -> Markup.within(figure, "table").size() == 1);
    }

    @Test
    void whatever_comes_from_outside_stays_text() {
        // Given
        String hostile = "</style><script>alert(1)</script><b title='x'>\"";
        Run run =
                Requests.run(1, new Shipment(new Destination("fhir", "http://x/\"><script>y", "update", "none"), 1, 1));
        run.tally().answers().enter(500, 9, () -> hostile);
        run.tally().answers().failed(hostile);
        run.trouble(hostile);

        // When
        String told = RunPageTest.page(run);

        // Then
        assertThat(FETCHED.matcher(told).results()).isEmpty();
        assertThat(Markup.of(told).all("b")).isEmpty();
        assertThat(Markup.of(told).text()).contains(hostile);
    }

    @Test
    void a_page_of_many_people_is_no_larger_than_their_names_places_and_products() {
        // Given
        Run run = Requests.run(20_000);
        Profile profile = run.profile().orElseThrow();

        // When
        Crowds.stream(20_000).forEachRemaining(record -> profile.enter(List.of(record)));

        // Then
        assertThat(profile.people()).isEqualTo(20_000);
        assertThat(RunPageTest.page(run).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(400_000);
    }
}

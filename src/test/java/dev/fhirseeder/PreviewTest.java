package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record is shown as it would be sent, to any number of people who ask, and is not sent. */
class PreviewTest {

    @TempDir
    static Path data;

    @TempDir
    Path other;

    private static Asking asking;

    @BeforeAll
    static void start() throws Exception {
        asking = new Asking(data);
    }

    @AfterAll
    static void nothing_was_begun() throws Exception {
        try {
            assertThat(new Seeding(data).files("ledger", "")).isEmpty();
            assertThat(new Seeding(data).files("reports", "")).isEmpty();
        } finally {
            asking.close();
        }
    }

    @Test
    void it_is_shown_byte_for_byte_as_a_run_writes_and_sends_it() {
        // Given
        new Seeding(other)
                .with("SINK", "bundles")
                .with("BUNDLE_SIZE", 1)
                .with("PT", "on")
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("START_INDEX", 7)
                .run();
        Path written = new Seeding(other).files("bundles/00000", ".json").get(0);

        // When
        HttpResponse<String> answer = asking.get("/preview?pt=on&seed=7&index=7&vaccines=");
        HttpResponse<String> all = asking.get("/preview?pt=on&seed=7&index=7&vaccines=MMR");

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+json");
        assertThat(answer.body()).isEqualTo(text(written));
        assertThat(all.body()).isNotEqualTo(answer.body());
    }

    @Test
    void of_those_who_are_wanted_the_first_from_the_index_on_is_shown() {
        // Given
        new Seeding(other)
                .with("SINK", "bundles")
                .with("BUNDLE_SIZE", 1)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("START_INDEX", 7)
                .with("AGE_FROM", 80)
                .run();
        Path written = new Seeding(other).files("bundles/00000", ".json").get(0);

        // When
        HttpResponse<String> answer = asking.get("/preview?seed=7&index=7&vaccines=&ageFrom=80");

        // Then
        assertThat(answer.body()).isEqualTo(text(written));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_seed_that_is_drawn_is_told_so_that_the_same_can_be_had_again() {
        // When
        HttpResponse<String> drawn = asking.get("/preview?pt=bc%2Con&index=7");
        String again = drawn.headers().firstValue("Content-Location").orElseThrow();

        // Then
        assertThat(asking.get(again).body()).isEqualTo(drawn.body());
        assertThat(again)
                .startsWith("/preview?asOf=2026-11-22&")
                .contains("&index=7&", "&pt=bc%2Con&", "&vaccines=MMR");
        assertThat(asking.get("/preview?pt=bc%2Con&index=7").body()).isNotEqualTo(drawn.body());
    }

    @Test
    void every_fault_is_named_at_once() {
        // When
        HttpResponse<String> answer = asking.get(
                "/preview?pt=xx&index=-1&records=5&seed=x&seed=7&asOf=2026-11-22&city=%FF&populationDate&nonsense=1");

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        List<String> faults = StreamSupport.stream(
                        Asking.json(answer).path("faults").spliterator(), false)
                .map(JsonNode::asText)
                .map(fault -> fault.replaceAll(",.*", ""))
                .toList();
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "seed: found twice",
                        "query: found 'city=%FF'",
                        "query: found 'populationDate'",
                        "nonsense: unknown; expected some of index",
                        "records: unknown; expected some of index",
                        "index: found '-1'",
                        "pt: found 'xx'");
    }

    @Test
    void what_a_client_wrote_breaks_no_line() {
        assertThat(asking.get("/preview?a%0Ab=1&pt=x%1By").body())
                .contains("a\\\\u000ab: unknown", "found 'x\\\\u001by'");
    }

    @Test
    void an_index_beyond_the_health_numbers_is_refused_by_its_name() {
        assertThat(asking.get("/preview?pt=bc&index=81818182").body())
                .contains("\"index", "has no more health numbers")
                .doesNotContain("startIndex", "records");
    }

    @Test
    void a_header_is_no_word() {
        assertThat(asking.send(asking.call("/preview?seed=7&index=3")
                                .header("pt", "on")
                                .header("index", "9"))
                        .headers()
                        .firstValue("Content-Location")
                        .orElseThrow())
                .contains("&index=3&", "&pt=bc&");
    }

    @Test
    void its_headers_may_be_asked_for_alone() {
        // When
        HttpResponse<String> head =
                asking.send(asking.call("/preview?seed=7&index=3").method("HEAD", BodyPublishers.noBody()));

        // Then
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).contains("application/fhir+json");
    }
}

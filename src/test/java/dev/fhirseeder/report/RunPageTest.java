package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Markup;
import dev.fhirseeder.profile.Crowds;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Shipment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a run says what its report and its profile say. */
class RunPageTest {

    private static final String SERVER = "https://fhir.example.org/r4";

    private static Run seeded;
    private static String page;

    @BeforeAll
    static void make() {
        seeded = Reported.seeded(SERVER);
        page = page(seeded);
    }

    @Test
    void the_numbers_of_the_page_are_those_of_the_report() {
        // Given
        RunReport report = RunReport.of(seeded, SERVER);

        // Then
        Markup markup = Markup.of(page);
        assertThat(Stream.of(
                                "People delivered",
                                "of requested",
                                "Dead-lettered",
                                "Remaining",
                                "Resources",
                                "Bundles",
                                "Retries")
                        .map(markup::beside))
                .containsExactlyElementsOf(Stream.of(
                                report.delivered(),
                                report.requested(),
                                report.deadLettered(),
                                report.remaining(),
                                report.totalResources(),
                                report.bundles(),
                                report.retries())
                        .map(Figures::whole)
                        .toList());
        report.resources()
                .forEach((type, count) -> assertThat(markup.beside(type)).isEqualTo(Figures.whole(count)));
        report.statuses()
                .forEach((status, count) ->
                        assertThat(markup.beside("" + status)).isEqualTo(Figures.whole(count)));
        assertThat(markup.beside("The longest")).isEqualTo("1,391");
        assertThat(markup.beside("8e6c")).isEqualTo("1,391");
        assertThat(markup.beside("transient X 503")).isEqualTo("1");
        assertThat(markup.beside("SEED")).isEqualTo("7");
        assertThat(markup.text())
                .contains("SEED=7 PT=bc START_INDEX=0 NUM_RECORDS=300", "Every record delivered to " + SERVER);
    }

    @Test
    void the_people_of_the_page_are_those_of_the_profile() {
        // Given
        Profile profile = seeded.profile().orElseThrow();

        // Then
        Markup markup = Markup.of(page);
        Stream.of(profile.places(), profile.languages(), profile.refusals(), profile.reactions())
                .flatMap(List::stream)
                .forEach(count -> assertThat(markup.beside(count.name())).isEqualTo(Figures.whole(count.number())));
        profile.products()
                .rows()
                .forEach(product -> assertThat(markup.beside(product.name()))
                        .isEqualTo(Figures.whole(product.numbers().get(0))));
        assertThat(markup.all("article")).hasSize(10);
        profile.samples()
                .forEach(record -> assertThat(markup.text())
                        .contains(record.person().name().family() + ", ")
                        .contains(record.person().address().line()));
        assertThat(markup.text()).doesNotContain("What follows is counted of", "earlier process", "taken back");
    }

    @Test
    void links_lead_to_the_resources_on_the_server_and_within_the_page() {
        Markup markup = Markup.of(page);
        Set<String> ids = new HashSet<>();
        markup.all("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .forEach(
                        id -> assertThat(ids.add(id)).as("%s is there once", id).isTrue());
        List<String> addresses =
                markup.all("a").stream().map(link -> link.getAttribute("href")).toList();
        assertThat(addresses)
                .filteredOn(address -> address.startsWith("#"))
                .isNotEmpty()
                .allMatch(address -> ids.contains(address.substring(1)));
        assertThat(addresses)
                .contains(SERVER + "/Immunization?_tag=https%3A%2F%2Ffhirseeder.dev%2Ffhir%2Fseed%7C7")
                .containsAll(seeded.profile().orElseThrow().samples().stream()
                        .map(record -> SERVER + "/Patient/" + record.key().id("patient"))
                        .toList());
    }

    @Test
    void where_the_server_chose_the_ids_people_are_found_by_their_numbers() {
        // Given
        Run run = Requests.run(300, new Shipment(new Destination("fhir", SERVER, "create", "none"), 10, 1));

        // When
        run.profile().orElseThrow().enter(Crowds.of(300));

        // Then
        assertThat(page(run)).contains(SERVER + "/Patient?identifier=9").doesNotContain(SERVER + "/Patient/");
    }

    @Test
    void files_are_no_server_to_be_asked() {
        // Given
        Run run = Requests.run(10, new Shipment(new Destination("ndjson", "exports", "update", "none"), 10, 1));

        // When
        run.profile().orElseThrow().enter(Crowds.of(10));

        // Then
        assertThat(page(run)).doesNotContain("http://", "https://");
    }

    @Test
    void of_people_whom_others_make_or_made_the_page_says_that_it_knows_nothing() {
        // Given
        Run shared = Requests.shared(5);

        // When
        String told = page(shared);

        // Then
        assertThat(told)
                .contains("Other processes have made the people of this plan")
                .doesNotContain("<article");
    }

    @Test
    void of_people_whom_an_earlier_process_delivered_the_page_says_so() {
        // Given
        Run run = Requests.resumed(300, 200);
        run.tally().delivered(100, Map.of("Patient", 100), 1);

        // When
        run.portray(Crowds.of(100));

        // Then
        assertThat(page(run))
                .contains("200 people were delivered by an earlier process")
                .doesNotContain("taken back");
    }

    @Test
    void of_people_who_were_taken_back_the_page_says_so() {
        // Given
        Run run = Requests.resumed(300, 200);

        // When
        run.portray(Crowds.of(100));

        // Then
        assertThat(page(run)).contains("100 people were made here, and not all of them are delivered");
    }

    @Test
    void of_a_run_in_which_nobody_arrived_no_link_leads_to_nowhere() {
        // When
        Markup markup = Markup.of(page(Requests.run(300)));

        // Then
        assertThat(markup.text()).contains("Nobody was delivered by this process.");
        assertThat(markup.all("a"))
                .extracting(link -> link.getAttribute("href"))
                .filteredOn(address -> address.startsWith("#"))
                .allMatch(address -> markup.all("*").stream()
                        .anyMatch(element -> element.getAttribute("id").equals(address.substring(1))));
    }

    @Test
    void people_of_whom_doses_are_left_out_are_not_put_beside_what_is_published() {
        // Given
        Run run = Requests.run(
                new GenerationRequest(List.of("bc"), 100, 0, 7, Requests.DAY, Requests.DAY, List.of("MMR")));

        // When
        run.portray(Crowds.of(100));

        // Then
        assertThat(page(run))
                .contains("No published figures stand beside these people")
                .doesNotContain("Coverage in BC");
    }

    @Test
    void a_replay_says_that_its_people_were_made_before() {
        assertThat(page(Requests.replay(5))).contains("made by an earlier run and are sent again");
    }

    @Test
    void of_a_run_of_so_many_that_not_each_is_looked_at_the_page_says_how_many_were() {
        // Given
        Run run = Requests.run(4L * Profile.MOST);
        run.tally().delivered(400, Map.of("Patient", 400), 1);
        Profile profile = run.profile().orElseThrow();

        // When
        profile.enter(Crowds.of(400));

        // Then
        assertThat(page(run))
                .contains("What follows is counted of %d of 400 people".formatted(profile.people()))
                .doesNotContain("earlier process", "taken back");
    }

    static String page(Run run) {
        return RunPage.of(RunReport.of(run, String.join(", ", run.places())), run);
    }
}

package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.docs.Page.Block;
import dev.fhirseeder.docs.Shell.Outcome;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of README.md in their order, as a reader would, and compares what they print with what it shows. */
class ReadmeIT {

    /** The server that the page names as the reader's own. */
    private static final String OWN_SERVER = "https://fhir.example.org/r4";

    /** Where requests are taken by HTTP as the page has it, and where they are taken here. */
    private static final String DOOR = "localhost:8081";

    private static final String OPEN_DOOR = "localhost:" + Loopback.freePort();

    /** Exit code of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    private static final Pattern ROUTE_ID = Pattern.compile("(?m)^ +id: (\\S+)$");

    @TempDir
    static Path folder;

    private static final ScriptedServer SERVER = new ScriptedServer((number, bundle) -> Answer.taken(bundle));

    private final List<Block> blocks = Page.of(Page.README).blocks();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @TestFactory
    List<DynamicTest> every_command_prints_what_the_page_shows() throws IOException {
        Shell shell = new Shell(folder);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String shown = i + 1 < blocks.size() && blocks.get(i + 1).kind().equals("text")
                    ? blocks.get(i + 1).text()
                    : "";
            if (block.kind().equals("shell")) {
                tests.add(DynamicTest.dynamicTest(name(block), () -> check(shell, block, shown)));
            } else if (block.kind().equals("yaml")) {
                tests.add(DynamicTest.dynamicTest(name(block), () -> save(block)));
            }
        }
        tests.add(DynamicTest.dynamicTest("the trigger asked for Ontario and MMR alone", ReadmeIT::checkTrigger));
        tests.add(DynamicTest.dynamicTest("the event asked for fifty people of its city", ReadmeIT::checkEvent));
        return tests;
    }

    private static String name(Block block) {
        return "line " + block.line() + ", " + block.kind();
    }

    private static void check(Shell shell, Block block, String text) throws Exception {
        String command = block.text().replace(OWN_SERVER, SERVER.baseUrl()).replace(DOOR, OPEN_DOOR);
        Shown shown = new Shown(command, text.replace(OWN_SERVER, SERVER.baseUrl()));

        Outcome outcome = shell.run(command, environment(command), shown, ReadmeIT::visit);

        assertThat(shown.matches(outcome.printed()))
                .as("line %d of README.md; it printed%n%s", block.line(), String.join("\n", outcome.printed()))
                .isTrue();
        assertThat(outcome.exitCode()).isEqualTo(shown.isInterrupted() ? TERMINATED : 0);
    }

    /** A trigger needs a server, but not one that is started for it: that is shown once, and takes its time. */
    private static Map<String, String> environment(String command) {
        return command.contains("TRIGGER=")
                ? Map.of("FHIR_URL", SERVER.baseUrl(), "HTTP_PORT", OPEN_DOOR.replaceAll(".*:", ""))
                : Map.of();
    }

    /** Saves a trigger, or a route that asks, where the page says. */
    private static void save(Block trigger) throws IOException {
        Matcher id = ROUTE_ID.matcher(trigger.text());
        assertThat(id.find()).isTrue();
        String name = id.group(1) + ".camel.yaml";
        boolean ofTheRiver = Files.readString(Page.README).contains("`%s` in `routes/`".formatted(name));
        Files.writeString(
                folder.resolve(ofTheRiver ? "routes" : "routes/triggers").resolve(name), trigger.text());
    }

    /** Looks at what a command offers to look at. */
    private static void visit(Outcome soFar) {
        for (String address : soFar.addresses()) {
            try {
                var answer = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.body()).contains("\"Patient\"");
            } catch (IOException e) {
                throw new UncheckedIOException(address, e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void checkTrigger() {
        List<JsonNode> sent = SERVER.taken();
        List<JsonNode> bundles = sent.subList(sent.size() - 8, sent.size() - 5);
        assertThat(bundles)
                .flatMap(bundle -> bundle.findValuesAsText("resourceType"))
                .filteredOn("Patient"::equals)
                .hasSize(30);
        assertThat(bundles)
                .flatMap(bundle -> bundle.findValues("vaccineCode"))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(code.toString()).containsAnyOf("MMR", "easles", "M/R"));
        assertThat(bundles)
                .allSatisfy(bundle -> assertThat(bundle.toString())
                        .contains("ca-on-patient-hcn")
                        .doesNotContain("ca-bc-patient"));
    }

    private static void checkEvent() {
        List<JsonNode> sent = SERVER.taken();
        List<JsonNode> patients = sent.subList(sent.size() - 5, sent.size()).stream()
                .flatMap(bundle -> bundle.findValues("resource").stream())
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .toList();
        assertThat(patients).hasSize(50);
        assertThat(patients.stream()
                        .map(patient -> patient.at("/address/0/city").asText())
                        .distinct())
                .containsExactly("Kelowna");
    }
}

package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.tls.Approach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server answers is an answer, or a failure of which is known what is to be done. */
class AnswerFuzzTest {

    private static final String OUTCOME =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\",\"diagnostics\":\"no\"}]}";
    private static final String CAPABLE =
            "{\"resourceType\":\"CapabilityStatement\",\"status\":\"active\",\"fhirVersion\":\"4.0.1\",\"format\":[\"json\"],\"rest\":[{\"mode\":\"server\",\"interaction\":[{\"code\":\"transaction\"}],\"resource\":[{\"type\":\"Patient\",\"updateCreate\":true}]}]}";

    @TempDir
    Path folder;

    private final Parcel parcel = Dispatch.of(Journey.of(Requests.run(4))).parcel();
    private final AtomicInteger strayed = new AtomicInteger();
    private HttpServer server;
    private IGenericClient client;
    private volatile byte[] body = {};
    private volatile String type = "application/fhir+json";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir", this::answer);
        server.createContext("/stray", exchange -> {
            strayed.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        Wires wires = new Wires(2);
        wires.setValidateAfterInactivity(-1); // to look whether a wire is still there takes a millisecond
        client = Connection.to(
                URI.create(base() + "/fhir"),
                wires,
                Duration.ofMinutes(1),
                () -> Instant.ofEpochSecond(1_800_000_000),
                guard -> {});
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_answer_to_a_transaction() {
        String whole = "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":["
                + parcel.types().stream()
                        .map(type -> "{\"response\":{\"status\":\"201 Created\",\"outcome\":%s}}".formatted(OUTCOME))
                        .collect(Collectors.joining(","))
                + "]}";
        Fuzz.against(
                Fuzz.samples(whole, whole.replaceFirst("201 Created", "422"), OUTCOME),
                input -> new AnswerReader().compare(parcel, new String(input, StandardCharsets.UTF_8)),
                AnswerException.class);
    }

    @Test
    void a_statement_of_capabilities_or_a_refusal_in_json() {
        ask("application/fhir+json", Fuzz.samples(CAPABLE, OUTCOME));
    }

    /** A server may answer in XML: what its document names elsewhere is not fetched, be it over HTTP or from a file. */
    @Test
    void a_statement_or_a_refusal_in_xml_in_which_nothing_is_fetched_from_elsewhere() throws IOException {
        // Given
        Path secret = Files.writeString(folder.resolve("secret"), "updateCreate-of-a-file");
        String start =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"%s\"><!ENTITY %% p SYSTEM \"%s\"> %%p;]>";
        String statement =
                "<CapabilityStatement xmlns=\"http://hl7.org/fhir\"><status value=\"active\"/><name value=\"%s\"/><fhirVersion value=\"4.0.1\"/></CapabilityStatement>";
        String bombs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                + statement.formatted("&c;");

        // When
        ask(
                "application/fhir+xml",
                Fuzz.samples(
                        statement.formatted("a"),
                        start.formatted(base() + "/stray", base() + "/stray") + statement.formatted("&e;"),
                        start.formatted(secret.toUri(), secret.toUri()) + statement.formatted("&e;"),
                        bombs,
                        "<OperationOutcome xmlns=\"http://hl7.org/fhir\"><issue><severity value=\"error\"/><code value=\"invalid\"/></issue></OperationOutcome>"));

        // Then
        assertThat(strayed).hasValue(0);
        body = (start.formatted(secret.toUri(), secret.toUri()) + statement.formatted("&e;"))
                .getBytes(StandardCharsets.UTF_8);
        String told = "";
        try {
            told = String.valueOf(client.capabilities()
                    .ofType(org.hl7.fhir.r4.model.CapabilityStatement.class)
                    .execute()
                    .getName());
        } catch (RuntimeException e) {
            told = String.valueOf(e.getMessage());
        }
        assertThat(told).doesNotContain("updateCreate-of-a-file");
    }

    @Test
    void an_answer_that_comes_without_an_end_is_hung_up_on() {
        // Given
        AtomicLong sent = new AtomicLong();
        server.removeContext("/fhir");
        server.createContext("/fhir", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            while (sent.addAndGet(blanks.length) < 8 * Measured.LONGEST) {
                exchange.getResponseBody().write(blanks);
            }
            exchange.close();
        });

        // When
        Throwable thrown = catchThrowable(() -> client.capabilities()
                .ofType(org.hl7.fhir.r4.model.CapabilityStatement.class)
                .execute());

        // Then
        assertThat(thrown).hasRootCauseMessage("The answer is longer than 33,554,432 bytes");
        assertThat(sent).hasValueLessThan(4 * Measured.LONGEST);
    }

    @Test
    void an_answer_that_fills_the_memory_when_it_is_unpacked_is_no_answer() {
        // Given
        AtomicLong sent = new AtomicLong();
        server.removeContext("/fhir");
        server.createContext("/fhir", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
                while (sent.addAndGet(blanks.length) < 2 * Measured.LONGEST) {
                    out.write(blanks);
                }
            }
        });

        // When
        Throwable thrown = catchThrowable(() -> client.capabilities()
                .ofType(org.hl7.fhir.r4.model.CapabilityStatement.class)
                .execute());

        // Then
        assertThat(thrown).hasRootCauseMessage("The answer is longer than 33,554,432 bytes");
        assertThat(Diagnosis.of(thrown).failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    private void ask(String contentType, List<byte[]> samples) {
        type = contentType;
        Exchange journey = Journey.of(Requests.run(1));
        Fuzz.against(samples, input -> {
            body = input;
            status = List.of(200, 200, 404, 422, 500).get(input.length % 5);
            Statements statements = new Statements(client);
            Inspection inspection = new Inspection(
                    new Inspection.Criteria(
                            true,
                            true,
                            URI.create(base()),
                            Bundle.BundleType.TRANSACTION,
                            Pattern.compile("production")),
                    statements,
                    new Doorstep(URI.create(base()), Approach.DIRECT, answer -> Optional.empty()),
                    () -> {},
                    System::nanoTime);
            try {
                new Capabilities(Optional.empty(), statements, inspection, new Surrender(new Pauses(1)))
                        .settle(journey);
            } catch (RuntimeException e) {
                Diagnosis diagnosis = Diagnosis.of(e);
                Objects.requireNonNull(diagnosis.failure());
                if (diagnosis.exception().contains("\n")) {
                    throw new IllegalStateException("Not one line", e);
                }
            } finally {
                client.unregisterInterceptor(statements);
            }
        });
    }
}

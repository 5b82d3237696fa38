package dev.fhirseeder.bench;

import dev.fhirseeder.ReadyDelivery;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.deliver.Wires;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** The ways in which a cargo may be delivered, all to the same server, with as many Bundles in flight. */
final class Ways {

    static final int IN_FLIGHT = 4;

    private final ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT);
    private final Cargo cargo;
    private final URI url;

    Ways(Cargo cargo, URI url) {
        this.cargo = cargo;
        this.url = url;
    }

    /** Delivers each Bundle once, and returns when all are answered. */
    @FunctionalInterface
    interface Way {
        void go() throws IOException, ExecutionException, InterruptedException;
    }

    /** Returns all ways, by their names, in the order in which people read of them. */
    Map<String, Way> all() throws Exception {
        ReadyDelivery seeder = seeder(false);
        ProducerTemplate template = seeder.context().createProducerTemplate();
        Map<String, Way> ways = new LinkedHashMap<>();
        openObjects(seeder);
        ways.put(
                "camel-fhir with a Bundle object",
                () -> each(cargo.bundles(), bundle -> template.requestBody("direct:objects", bundle)));
        ways.put("the seeder", () -> gather(template));
        ProducerTemplate compressing = seeder(true).context().createProducerTemplate();
        ways.put("the seeder, GZIP_REQUESTS=true", () -> gather(compressing));
        BareLoader bare = new BareLoader(url);
        ways.put(
                "a bare loader (the JDK's HttpClient)",
                () -> each(
                        cargo.parcels(),
                        (Parcel parcel) -> bare.post(parcel.json().utf8())));
        return ways;
    }

    private ReadyDelivery seeder(boolean gzip) throws IOException {
        Map<String, String> environment = Map.of(
                "FHIR_URL", url.toString(),
                "TRIGGER", "direct",
                "MANAGEMENT_PORT", "0",
                "PARALLELISM", Integer.toString(IN_FLIGHT),
                "GZIP_REQUESTS", Boolean.toString(gzip),
                "DATA_DIR", Files.createTempDirectory("delivery").toString());
        return new ReadyDelivery(environment, cargo.ready());
    }

    private void openObjects(ReadyDelivery seeder) throws Exception {
        seeder.context()
                .getRegistry()
                .bind(
                        "plainClient",
                        Connection.to(url, new Wires(IN_FLIGHT), Duration.ofMinutes(2), Instant::now, guard -> {}));
        seeder.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:objects")
                        .errorHandler(noErrorHandler())
                        .to("fhir:transaction/withBundle?inBody=bundle&client=#plainClient");
            }
        });
    }

    /** The seeder's own back-pressure bounds what is in flight. */
    private void gather(ProducerTemplate template) {
        Run run = cargo.run();
        for (List<PatientRecord> people : cargo.people()) {
            run.opened();
            template.sendBody("direct:deliver", new Gathering(run, people));
        }
        run.awaitBundles();
        if (run.remaining() != 0
                || run.tally().deadLettered() != 0
                || run.tally().retries() != 0) {
            throw new IllegalStateException("Not everyone was delivered at once");
        }
    }

    private <T> void each(List<T> bundles, Sending<T> sending) throws ExecutionException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        for (T bundle : bundles) {
            sent.add(senders.submit(() -> {
                sending.send(bundle);
                return null;
            }));
        }
        for (Future<?> each : sent) {
            each.get();
        }
    }

    /** Sends one Bundle. */
    @FunctionalInterface
    private interface Sending<T> {
        void send(T bundle) throws Exception;
    }
}

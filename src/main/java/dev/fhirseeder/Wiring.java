package dev.fhirseeder;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.access.Access;
import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Handover;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.AnswerReader;
import dev.fhirseeder.deliver.Attempts;
import dev.fhirseeder.deliver.Backoff;
import dev.fhirseeder.deliver.Capabilities;
import dev.fhirseeder.deliver.Closing;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.deliver.DeadLetters;
import dev.fhirseeder.deliver.Depot;
import dev.fhirseeder.deliver.Dispatcher;
import dev.fhirseeder.deliver.Disposal;
import dev.fhirseeder.deliver.Doorstep;
import dev.fhirseeder.deliver.Gathers;
import dev.fhirseeder.deliver.Inspection;
import dev.fhirseeder.deliver.Loading;
import dev.fhirseeder.deliver.Outage;
import dev.fhirseeder.deliver.Patience;
import dev.fhirseeder.deliver.Pauses;
import dev.fhirseeder.deliver.Readiness;
import dev.fhirseeder.deliver.Replay;
import dev.fhirseeder.deliver.Rest;
import dev.fhirseeder.deliver.Statements;
import dev.fhirseeder.deliver.Surrender;
import dev.fhirseeder.deliver.TimedEncoder;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.deliver.Verdict;
import dev.fhirseeder.deliver.Wires;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.report.Reports;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Feed;
import dev.fhirseeder.run.Handfuls;
import dev.fhirseeder.run.Ledger;
import dev.fhirseeder.run.Opening;
import dev.fhirseeder.run.Resume;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.sink.BundleFiles;
import dev.fhirseeder.sink.Compression;
import dev.fhirseeder.sink.Ndjson;
import dev.fhirseeder.tls.Approach;
import dev.fhirseeder.trigger.Documents;
import dev.fhirseeder.trigger.Ending;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.processor.aggregate.DefaultAggregateController;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Builds every bean that a route names, once; the only class that knows them all. */
final class Wiring {

    /** How long whoever gives tokens may take to answer, at most. */
    private static final Duration GRANT_LIMIT = Duration.ofSeconds(30);

    private Wiring() {}

    /**
     * Binds every bean.
     *
     * @param sinks the sinks whose routes are there
     * @param end ends the application with an exit code
     * @return what ends the delivering when the process is being stopped
     */
    static Closing bind(Main main, Settings settings, Set<String> sinks, IntConsumer end) {
        DataFolder data = DataFolder.of(settings);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(registry);
        meters.expect(Jurisdictions.codesOnClassPath());
        Encoder encoder = new TimedEncoder(ProvedEncoder.ofR4(), meters);
        Outage outage = new Outage(settings.get(Setting.OUTAGE_LIMIT), System::nanoTime);
        Backoff backoff = new Backoff(
                settings.get(Setting.RETRY_DELAY),
                () -> ThreadLocalRandom.current().nextDouble());
        Attempts attempts = new Attempts(outage, backoff, meters, Tracing.of(main, settings));
        Approach approach = Approach.of(settings, Instant.now());
        Wires wires = new Wires(Integer.MAX_VALUE, approach); // who asks, or sends dead letters again, waits for no run
        Wires grants = new Wires(1, approach);
        Access access = access(settings, grants);
        main.bind("access", access);
        IGenericClient client = client(settings, wires, access);
        Depot depot = new Depot();
        client.registerInterceptor(new Loading(depot, settings.get(Setting.GZIP_REQUESTS)));
        Pauses pauses = new Pauses(settings.get(Setting.PARALLELISM).intValue());
        Surrender surrender = new Surrender(pauses);
        Statements statements = new Statements(client);
        Doorstep doorstep = new Doorstep(settings.get(Setting.FHIR_URL), approach, access::rejection);
        Inspection inspection =
                ServerCheck.bind(main, settings, statements, access, doorstep, () -> end.accept(Application.REFUSED));
        Capabilities capabilities =
                new Capabilities(WriteMode.of(settings.get(Setting.WRITE_MODE)), statements, inspection, surrender);
        Packer packer = new Packer(encoder, capabilities, bundleType(settings), mostEntries(settings));
        Verdict verdict = new Verdict(
                settings.get(Setting.MAX_RETRIES), settings.get(Setting.RETRY_LIMIT), outage, surrender, doorstep);
        main.bind("metricsRegistry", registry);
        main.bind("ending", new Ending(end, settings.get(Setting.TRIGGER).size()));
        Shipments shipments = new Shipments(data, sinks, new Invocation(settings));
        RequestReader requests = Facts.shared().requests(settings).with(shipments::faults);
        main.bind("document", new Documents(requests));
        Runs runs = runs(settings, data, requests, shipments);
        Rest rest = new Rest();
        runs.afterStop(() -> {
            rest.end();
            pauses.end();
        });
        main.bind("runs", runs);
        main.bind("handfuls", new Handfuls(runs));
        main.bind("gatherer", new Gathers());
        main.bind("gatherings", new DefaultAggregateController());
        main.bind("handover", handover(main));
        Traffic traffic = new Traffic();
        main.bind("dispatcher", new Dispatcher(packer, meters, traffic));
        main.bind("attempts", attempts);
        main.bind("attempt-failed", (Processor) attempts::failed);
        main.bind("pauses", pauses);
        main.bind("sent-again", (Predicate) verdict::isSentAgain);
        LetterFolder letters = new LetterFolder(data.deadLetters());
        main.bind("disposal", new Disposal(new DeadLetters(letters, Instant::now, meters, surrender)));
        Replay replay = new Replay(letters, packer, runs, new RunNames(Optional.empty()));
        main.bind("replay", replay);
        main.bind("answers", new AnswerReader());
        main.bind("depot", depot);
        Compression compression = Compression.of(settings.get(Setting.COMPRESSION));
        main.bind("ndjson", new Ndjson(encoder, data.ndjson(), compression, meters));
        main.bind("bundles", new BundleFiles(data.bundles(), compression));
        main.bind("fhirClient", client);
        main.bind("capabilities", capabilities);
        Patience patience = new Patience(
                backoff,
                settings.get(Setting.MAX_RETRIES),
                settings.get(Setting.RETRY_LIMIT),
                settings.get(Setting.OUTAGE_LIMIT),
                System::nanoTime,
                rest::isOver,
                rest::take);
        main.bind("question-failed", (Processor) patience::failed);
        main.bind("asked-again", (Predicate) patience::isAskedAgain);
        new Inquiries(settings, data, client(settings, wires, access), patience, rest::isOver).bind(main);
        new Messaging(settings, data, runs, rest, () -> end.accept(Application.NOT_ALL_DELIVERED)).bind(main, meters);
        main.bind("reports", new Reports(data.reports(), System.out, settings.get(Setting.REPORT_PAGES)));
        main.bind("outage", outage);
        Readiness readiness = new Readiness(runs, outage, letters, Instant::now);
        main.bind("readiness", readiness);
        new Reception(settings, data, runs, packer, letters, rest::isOver).bind(main, replay, readiness);
        meters.follow(runs::underWay);
        meters.watch(traffic);
        meters.weigh(data::ledgerBytes);
        meters.show(() -> readiness.state() == Readiness.State.WAITING, letters::count);
        meters.lead(new Triggers(settings, runs, rest::isOver).bind(main));
        return new Closing(runs, surrender, List.of(wires, grants), settings.get(Setting.STOP_LIMIT));
    }

    /** Camel stops the executors alone that it has made itself. */
    private static Handover handover(Main main) {
        Handover handover = new Handover();
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStop(BaseMainSupport stopped) {
                handover.shutdown();
            }
        });
        return handover;
    }

    private static Runs runs(Settings settings, DataFolder data, RequestReader requests, Shipments shipments) {
        Opening opening = new Opening(
                requests,
                shipments,
                feed(settings, data),
                ledger(settings, data),
                new RunNames(settings.find(Setting.RUN_ID)));
        return new Runs(opening, Facts.shared().generator());
    }

    static Feed feed(Settings settings, DataFolder data) {
        boolean repeatable = resume(settings) != Resume.NEVER
                || !Shipments.destination(settings, data).isDoubling();
        return new Feed(data.ledger(), settings.find(Setting.SEED), repeatable);
    }

    static Ledger ledger(Settings settings, DataFolder data) {
        return new Ledger(
                data.ledger(), settings.find(Setting.RUN_ID), resume(settings), Shipments.destination(settings, data));
    }

    private static Resume resume(Settings settings) {
        return Resume.of(settings.get(Setting.RESUME));
    }

    static BundleType bundleType(Settings settings) {
        return settings.get(Setting.BUNDLE_TYPE).equals("batch") ? BundleType.BATCH : BundleType.TRANSACTION;
    }

    private static int mostEntries(Settings settings) {
        return settings.find(Setting.MAX_ENTRIES).map(Math::toIntExact).orElse(Integer.MAX_VALUE);
    }

    /** Of all who send, so that one token serves them. */
    private static Access access(Settings settings, Wires wires) {
        Duration limit = settings.get(Setting.RESPONSE_TIMEOUT);
        return Access.of(
                settings,
                guard -> Connection.http(wires, limit.compareTo(GRANT_LIMIT) < 0 ? limit : GRANT_LIMIT, guard),
                wires.approach(),
                System::nanoTime,
                Instant::now);
    }

    private static IGenericClient client(Settings settings, Wires wires, Access access) {
        return Connection.to(
                settings.get(Setting.FHIR_URL),
                wires,
                settings.get(Setting.RESPONSE_TIMEOUT),
                Instant::now,
                access::guard);
    }
}

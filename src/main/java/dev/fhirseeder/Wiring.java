package dev.fhirseeder;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Gatherer;
import dev.fhirseeder.bundle.Handover;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.AnswerReader;
import dev.fhirseeder.deliver.Attempts;
import dev.fhirseeder.deliver.Backoff;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.deliver.DeadLetters;
import dev.fhirseeder.deliver.Dispatcher;
import dev.fhirseeder.deliver.Outage;
import dev.fhirseeder.deliver.Patience;
import dev.fhirseeder.deliver.Pauses;
import dev.fhirseeder.deliver.Surrender;
import dev.fhirseeder.deliver.Verdict;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.report.Reports;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Feed;
import dev.fhirseeder.run.Ledger;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.sink.Ndjson;
import dev.fhirseeder.trigger.Ending;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.apache.camel.processor.aggregate.DefaultAggregateController;

/** Builds every bean that a route names, once; the only class that knows them all. */
final class Wiring {

    private Wiring() {}

    /**
     * Binds every bean.
     *
     * @param end ends the application with an exit code
     * @return the runs, for those who look on
     */
    static Runs bind(Main main, Settings settings, IntConsumer end) {
        DataFolder data = DataFolder.of(settings);
        Encoder encoder = new HapiEncoder(R4.context(), new RecordMapper());
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(registry);
        Outage outage = new Outage(settings.get(Setting.OUTAGE_LIMIT), System::nanoTime);
        Backoff backoff = new Backoff(
                settings.get(Setting.RETRY_DELAY),
                () -> ThreadLocalRandom.current().nextDouble());
        Attempts attempts = new Attempts(outage, backoff, meters);
        WriteMode mode = writeMode(settings);
        Pauses pauses = new Pauses(settings.get(Setting.PARALLELISM).intValue());
        Surrender surrender = new Surrender(pauses);
        Verdict verdict = new Verdict(mode, settings.get(Setting.MAX_RETRIES), outage, surrender);
        main.bind("metricsRegistry", registry);
        main.bind("ending", new Ending(end));
        Runs runs = runs(settings, data);
        AtomicBoolean stopped = new AtomicBoolean();
        runs.afterStop(() -> {
            stopped.set(true);
            pauses.end();
        });
        main.bind("runs", runs);
        main.bind("gatherer", new Gatherer());
        main.bind("gatherings", new DefaultAggregateController());
        main.bind("handover", new Handover());
        main.bind("dispatcher", new Dispatcher(encoder, mode, meters));
        main.bind("attempts", attempts);
        main.bind("attempt-failed", (Processor) attempts::failed);
        main.bind("pauses", pauses);
        main.bind("sent-again", (Predicate) verdict::isSentAgain);
        main.bind("answers", new AnswerReader(R4.context()));
        main.bind("deadLetters", new DeadLetters(data.deadLetters(), Instant::now, meters, surrender));
        main.bind("ndjson", new Ndjson(encoder, data.ndjson()));
        IGenericClient client = client(R4.context(), settings);
        main.bind("fhirClient", client);
        Patience patience = new Patience(
                backoff,
                settings.get(Setting.MAX_RETRIES),
                settings.get(Setting.OUTAGE_LIMIT),
                System::nanoTime,
                stopped::get);
        main.bind("question-failed", (Processor) patience::failed);
        main.bind("asked-again", (Predicate) patience::isAskedAgain);
        new Inquiries(settings, data, client, stopped::get).bind(main);
        main.bind("reports", new Reports(data.reports(), destination(settings, data), System.out));
        return runs;
    }

    private static String destination(Settings settings, DataFolder data) {
        return settings.get(Setting.SINK).equals("ndjson")
                ? data.ndjson().toString()
                : settings.get(Setting.FHIR_URL).toString();
    }

    private static Runs runs(Settings settings, DataFolder data) {
        RequestReader requests = Facts.shared().requests(settings);
        return new Runs(
                requests,
                Facts.shared().generator(),
                feed(settings, data),
                ledger(settings, data),
                new RunNames(settings.find(Setting.RUN_ID)));
    }

    static Feed feed(Settings settings, DataFolder data) {
        boolean repeatable = writeMode(settings) != WriteMode.CREATE
                || settings.get(Setting.SINK).equals("ndjson");
        return new Feed(data.ledger(), settings.find(Setting.SEED), repeatable);
    }

    static Ledger ledger(Settings settings, DataFolder data) {
        return new Ledger(data.ledger(), settings.find(Setting.RUN_ID));
    }

    private static WriteMode writeMode(Settings settings) {
        return WriteMode.valueOf(
                settings.get(Setting.WRITE_MODE).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static IGenericClient client(FhirContext fhir, Settings settings) {
        IGenericClient client = Connection.to(
                fhir,
                settings.get(Setting.FHIR_URL),
                settings.get(Setting.PARALLELISM).intValue(),
                settings.get(Setting.RESPONSE_TIMEOUT));
        if (!settings.get(Setting.IS_LOCAL_DEV)) {
            settings.find(Setting.FHIR_TOKEN)
                    .ifPresent(token -> client.registerInterceptor(new BearerTokenAuthInterceptor(token)));
        }
        return client;
    }
}

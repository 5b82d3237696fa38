package dev.fhirseeder;

import dev.fhirseeder.deliver.Rest;
import dev.fhirseeder.kafka.Brokers;
import dev.fhirseeder.kafka.Lag;
import dev.fhirseeder.kafka.Planner;
import dev.fhirseeder.kafka.Plans;
import dev.fhirseeder.kafka.Reach;
import dev.fhirseeder.kafka.Receipts;
import dev.fhirseeder.kafka.Replies;
import dev.fhirseeder.kafka.Shift;
import dev.fhirseeder.kafka.Strangers;
import dev.fhirseeder.plan.Plan;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Leftovers;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.KafkaSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the beans that take messages from Kafka, and share work over it. */
final class Messaging {

    private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);

    /** The triggers that need a broker. */
    private static final Set<String> USERS = Set.of("kafka", "plan", "work", "collect");

    /** How long a broker may take to answer when the application starts; then it is refused. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** When whoever looks on is told that a broker is waited for. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How often brokers are asked for the lag, and how long they may take. */
    private static final Duration LAG = Duration.ofSeconds(15);

    /** A chunk that its worker has not touched for so long has been done by another, unless nobody works at all. */
    private static final Duration LEFT = Duration.ofDays(1);

    private static final Duration GLANCE = Duration.ofSeconds(5);

    /** As much longer than the first pause, as the pauses of deliveries grow at most. */
    private static final int LONGEST_PAUSE = 10;

    private final Settings settings;
    private final DataFolder data;
    private final Runs runs;
    private final Rest rest;
    private final Runnable end;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(4, Messaging::daemon);

    /**
     * Prepares the building.
     *
     * @param runs opens runs
     * @param rest where is waited, until the process is being stopped
     * @param end ends the application, which cannot do its work; must not wait
     */
    Messaging(Settings settings, DataFolder data, Runs runs, Rest rest, Runnable end) {
        this.settings = settings;
        this.data = data;
        this.runs = runs;
        this.rest = rest;
        this.end = end;
    }

    /** Returns what is wrong with what is asked of Kafka, before a broker is asked. */
    static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        List<String> triggers = settings.get(Setting.TRIGGER);
        if (settings.get(Setting.WRITE_MODE).equals("create")) {
            triggers.stream()
                    .filter(Set.of("work", "kafka")::contains)
                    .map(
                            "WRITE_MODE (seeder.write-mode): found 'create', expected another: TRIGGER=%s takes a message again when a process has died, and its people would be created twice"
                                    ::formatted)
                    .forEach(problems::add);
        }
        if (triggers.contains("work") && settings.get(Setting.RESUME).equals("never")) {
            problems.add(
                    "RESUME (seeder.resume): found 'never', expected another: TRIGGER=work would leave what each chunk was asked behind");
        }
        if (triggers.contains("collect") && settings.find(Setting.RUN_ID).isEmpty()) {
            problems.add("RUN_ID (seeder.run-id): found nothing, expected the plan that TRIGGER=collect is about");
        }
        return problems;
    }

    /** Tells whether the settings ask for a job of ours, which opens no run of what they ask for. */
    static boolean isJob(Settings settings) {
        return settings.get(Setting.TRIGGER).stream().anyMatch(Set.of("plan", "work", "collect")::contains);
    }

    /** Tells whether messages are taken that ask for people, who are then delivered here. */
    static boolean isTaken(Settings settings) {
        return settings.get(Setting.TRIGGER).stream().anyMatch(Set.of("kafka", "work")::contains);
    }

    /** Tells whether others make the people, who are but counted here. */
    static boolean isPlanning(Settings settings) {
        return settings.get(Setting.TRIGGER).stream().allMatch(Set.of("plan", "collect")::contains);
    }

    /**
     * Returns what the settings ask a plan for; nothing for other jobs of ours.
     *
     * @throws SettingsException if it cannot be; it names every fault
     */
    static Optional<GenerationRequest> planned(Settings settings, DataFolder data) {
        return settings.get(Setting.TRIGGER).contains("plan")
                ? Optional.of(plans(settings, data)
                                .plan(settings.find(Setting.RUN_ID).orElse("plan")))
                        .map(Plan::request)
                : Optional.empty();
    }

    /** Binds every bean, and asks the brokers before anything starts. */
    void bind(Main main, Meters meters) {
        String topics = settings.get(KafkaSetting.KAFKA_TOPICS);
        Brokers brokers = brokers(PATIENCE);
        Receipts receipts =
                new Receipts(clockwork, rest, settings.get(Setting.RETRY_DELAY).multipliedBy(LONGEST_PAUSE));
        main.bind("receipts", receipts);
        main.bind(KafkaConstants.KAFKA_SUBSCRIBE_ADAPTER, receipts);
        main.bind("strangers", new Strangers());
        main.bind("replies", new Replies(settings));
        main.bind("shift", new Shift(runs, stated(), end));
        main.bind(
                "planner",
                new Planner(
                        plans(settings, data),
                        brokers,
                        topics,
                        runs,
                        new RunNames(settings.find(Setting.RUN_ID)),
                        Facts.shared().generator(),
                        rest::isOver));
        Reach reach = new Reach(brokers(GLANCE));
        Lag lag = new Lag(brokers(GLANCE), topics + ".chunks", settings.get(KafkaSetting.KAFKA_GROUP));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeStart(BaseMainSupport starting) {
                if (settings.get(Setting.TRIGGER).stream().anyMatch(USERS::contains)) {
                    prepare(brokers, starting.getCamelContext(), topics);
                    Future<?> unused = clockwork.scheduleWithFixedDelay(
                            () -> reach.ask(starting.getCamelContext()),
                            LAG.toSeconds(),
                            LAG.toSeconds(),
                            TimeUnit.SECONDS);
                }
                if (settings.get(Setting.TRIGGER).contains("work")) {
                    Leftovers.remove(data.ledger(), Instant.now().minus(LEFT));
                    meters.showLag(lag::messages);
                    Future<?> unused = clockwork.scheduleWithFixedDelay(
                            () -> lag.ask(starting.getCamelContext()), 0, LAG.toSeconds(), TimeUnit.SECONDS);
                }
            }

            @Override
            public void afterStop(BaseMainSupport stopped) {
                clockwork.shutdownNow();
            }
        });
    }

    /** Kafka's client says nothing while it waits: whoever looks on would not know for what. */
    private void prepare(Brokers brokers, CamelContext camel, String topics) {
        Future<?> told = clockwork.schedule(
                () -> LOG.warn(
                        "waiting for Kafka at {}, for {} s at most",
                        settings.get(KafkaSetting.KAFKA_BROKERS),
                        PATIENCE.toSeconds()),
                SOON.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            brokers.prepare(
                    camel,
                    Stream.of("requests", "chunks", "results", "dead-letter")
                            .map(topic -> topics + "." + topic)
                            .toList(),
                    List.of(topics + ".chunks", topics + ".results"));
        } finally {
            told.cancel(false);
        }
    }

    private Brokers brokers(Duration patience) {
        return new Brokers(
                settings.get(KafkaSetting.KAFKA_BROKERS),
                settings.get(KafkaSetting.KAFKA_PARTITIONS).intValue(),
                patience);
    }

    private static Plans plans(Settings settings, DataFolder data) {
        return new Plans(data.ledger(), Facts.shared().requests(settings), settings);
    }

    /** Reads commands, in which everything is stated, whatever the settings of a worker are. */
    private static RequestReader stated() {
        return Facts.shared().requests(new SettingsReader(Map.of(), Map.of()).read());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kafka-clockwork");
        thread.setDaemon(true);
        return thread;
    }
}

package dev.fhirseeder;

import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import dev.fhirseeder.trigger.Inbox;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.support.RoutePolicySupport;

/** Builds the beans of the triggers, and what lets but one process of a cluster run them. */
final class Triggers {

    /** The policy that a route names which one process of a cluster alone is to run. */
    static final String POLICY = "leader-only";

    /** The triggers that take the next people of a feed. */
    static final Set<String> FEEDING = Set.of("timer", "cron");

    /** The triggers whose requests come from others, each of which may name its run; a name for the first would be nobody's. */
    private static final Set<String> ASKED = Set.of("http", "kafka", "file", "work");

    private final Settings settings;
    private final Runs runs;
    private final BooleanSupplier stopped;

    /**
     * Prepares the building.
     *
     * @param runs those under way
     * @param stopped tells whether the process is being stopped
     */
    Triggers(Settings settings, Runs runs, BooleanSupplier stopped) {
        this.settings = settings;
        this.runs = runs;
        this.stopped = stopped;
    }

    /** Returns what stands against the chosen triggers: at best nothing. */
    static List<String> problems(Settings settings) {
        Stream<String> schedule =
                Schedule.of(settings)
                        .flatMap(chosen -> chosen.problem(Clock.systemUTC().instant()))
                        .stream();
        Path inbox = settings.get(TriggerSetting.INBOX);
        Stream<String> folders = settings.get(Setting.TRIGGER).contains("file")
                ? Stream.of(inbox, inbox.resolve(Inbox.DONE), inbox.resolve(Inbox.FAILED))
                        .map(DataFolder::refusal)
                        .flatMap(Optional::stream)
                        .distinct()
                        .map(reason -> "INBOX (seeder.inbox): found '%s', expected a folder that can be written; %s"
                                .formatted(inbox, reason))
                : Stream.empty();
        Stream<String> feeds = settings.get(Setting.TRIGGER).containsAll(FEEDING)
                ? Stream.of(
                        "TRIGGER (seeder.trigger): found '%s', expected one of timer and cron alone: they would wait for each other's run, as both take the next people of the same feed"
                                .formatted(String.join(",", settings.get(Setting.TRIGGER))))
                : Stream.empty();
        Stream<String> names = settings.find(Setting.RUN_ID).stream()
                .flatMap(name -> settings.get(Setting.TRIGGER).stream()
                        .filter(ASKED::contains)
                        .map(trigger ->
                                "RUN_ID (seeder.run-id): found '%s', expected nothing beside TRIGGER=%s, which makes many runs; a request names its own with runId"
                                        .formatted(name, trigger)));
        return Stream.of(feeds, schedule, folders, names)
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * Binds every bean.
     *
     * @return tells whether this process is the one that runs triggers
     */
    BooleanSupplier bind(Main main) {
        Leadership leadership = new Leadership(settings);
        main.bind("leadership", leadership);
        main.addMainListener(new Listening(settings));
        Inbox inbox = new Inbox(settings.get(TriggerSetting.INBOX), stopped);
        main.bind("inbox", inbox);
        main.bind("requests", (GenericFileFilter<File>) file -> file.isDirectory() || inbox.isRequest(file.getFile()));
        Schedule.of(settings).ifPresent(schedule -> {
            schedule.properties().forEach(main::addInitialProperty);
            Instant begun = Clock.systemUTC().instant();
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void afterStart(BaseMainSupport started) {
                    Instant now = Clock.systemUTC().instant();
                    schedule.tell(
                            Leadership.isClustered(settings) ? now : begun, // another may have fired
                            now,
                            Firings.of(started.getCamelContext()));
                }
            });
        });
        if (!Leadership.isClustered(settings)) {
            main.bind(POLICY, (RoutePolicy) new RoutePolicySupport() {}); // alone, it leads
            return () -> true;
        }
        Cluster cluster = new Cluster(
                leadership,
                () -> runs.underWay().isEmpty(),
                settings.get(TriggerSetting.CLUSTER).equals("own"));
        main.bind("cluster", cluster);
        main.bind(POLICY, policy(cluster));
        return cluster::isLed;
    }

    private static RoutePolicy policy(Cluster cluster) {
        try {
            return ClusteredRoutePolicy.forNamespace(cluster, Cluster.NAME);
        } catch (Exception e) {
            throw new IllegalStateException("A policy of a name and a service can be made", e);
        }
    }
}

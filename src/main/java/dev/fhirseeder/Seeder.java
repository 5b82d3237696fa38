package dev.fhirseeder;

import dev.fhirseeder.access.Access;
import dev.fhirseeder.access.AccessException;
import dev.fhirseeder.deliver.Closing;
import dev.fhirseeder.report.Progress;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.ManagementSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the application: Camel Main with our beans and the routes of the working directory. */
final class Seeder {

    private static final Logger LOG = LoggerFactory.getLogger(Seeder.class);

    /** How long the end takes at most when nothing is awaited any more: reports are written, and Camel stops its own. */
    private static final Duration TIDYING = Duration.ofSeconds(10);

    private final Main main = new Main();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2, Seeder::daemon);
    private final Leadership leadership;
    private final Closing closing;
    private final Access access;
    private final boolean isAboutServer;
    private final Progress progress;
    private final AtomicInteger exitCode = new AtomicInteger(Application.DONE);
    private final CompletableFuture<CamelContext> started = new CompletableFuture<>();

    Seeder(Surroundings surroundings) {
        Settings settings = surroundings.settings().read();
        main.setPropertyPlaceholderLocations(
                "file:" + surroundings.folder().resolve(Surroundings.PROPERTIES_FILE) + ";optional=true");
        settings.placeholders().forEach((name, value) -> main.addOverrideProperty(name, value.toString()));
        surroundings.brokers().forEach(main::addOverrideProperty);
        configure(surroundings, settings);
        surroundings.settings().misspelt().forEach(LOG::warn);
        Tracing.unheeded(settings, surroundings.environment()).ifPresent(LOG::warn);
        surroundings
                .writtenSecrets()
                .forEach(secret -> LOG.warn(
                        "{} stands in {}: let it be a variable, or a file of its own that {}_FILE names",
                        secret,
                        Surroundings.PROPERTIES_FILE,
                        secret));
        Runtime machine = Runtime.getRuntime();
        Heap.warning(settings, machine.maxMemory(), machine.availableProcessors())
                .ifPresent(LOG::warn);
        closing = Wiring.bind(main, settings, new RouteFiles(surroundings.folder(), settings).sinks(), this::end);
        leadership = main.lookup("leadership", Leadership.class);
        access = main.lookup("access", Access.class);
        isAboutServer = Preflight.isAboutServer(settings);
        progress = new Progress(closing.runs()::underWay, System.err, isTerminal());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport running) {
                started.complete(running.getCamelContext());
            }

            @Override
            public void beforeStop(BaseMainSupport stopping) {
                closing.begin(clockwork);
            }
        });
    }

    /**
     * Runs until the trigger asks for the end, or the process is interrupted.
     *
     * @return the exit code
     * @throws dev.fhirseeder.settings.SettingsException if another seeder uses the data folder
     * @throws AccessException if whoever gives tokens refuses
     * @throws Exception if Camel does not start
     */
    int run() throws Exception {
        try (leadership) {
            leadership.begin();
            if (isAboutServer) {
                prepare();
            }
            return runAlone();
        }
    }

    /** Who gives tokens and is out of reach is waited for by whoever sends, as the server itself is. */
    private void prepare() throws AccessException {
        try {
            access.prepare();
        } catch (AccessException e) {
            if (!e.isPassing()) {
                throw e;
            }
            LOG.warn("{}; it is asked again", e.getMessage());
        }
    }

    private int runAlone() throws Exception {
        try {
            progress.start(clockwork);
            main.run();
            return exitCode.get();
        } catch (Exception e) {
            if (!started.isDone()) {
                throw e;
            }
            LOG.error("The seeder broke down after its start; something may have been sent", e);
            return Application.NOT_ALL_DELIVERED;
        } finally {
            clockwork.shutdownNow();
        }
    }

    /** Tells whether somebody looks on. Newer JDKs give a console in any case, unless asked for the plain one. */
    @SuppressWarnings("SystemConsoleNull") // the property makes the test good on JDK 22 and newer, too
    private static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "clockwork");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the runs, for those who look on. */
    Runs runs() {
        return closing.runs();
    }

    /** Returns Camel's context when everything has started, for those who ask from within. */
    CompletableFuture<CamelContext> started() {
        return started;
    }

    /** Ends the application, from any thread and without waiting; of several exit codes the worst counts. */
    void end(int code) {
        exitCode.accumulateAndGet(code, Math::max);
        main.completed();
    }

    private void configure(Surroundings surroundings, Settings settings) {
        main.configure().setName("fhir-seeder");
        main.configure().setRoutesIncludePattern(new RouteFiles(surroundings.folder(), settings).pattern());
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        main.configure()
                .setJmxEnabled(
                        false); // metrics and health say what there is to say; camel.main.jmx-enabled has the last word
        main.configure()
                .setUseMdcLogging(settings.get(ManagementSetting.LOG_FORMAT).equals(Logging.JSON));
        main.configure()
                .setShutdownTimeout(Math.toIntExact(
                        settings.get(Setting.STOP_LIMIT).plus(TIDYING).toSeconds()));
        // camel-fhir sends on a pool of its own, ten threads wide unless told otherwise.
        String threads = settings.get(Setting.PARALLELISM).toString();
        main.addInitialProperty("camel.threadpool.config[CamelFhir].pool-size", threads);
        main.addInitialProperty("camel.threadpool.config[CamelFhir].max-pool-size", threads);
        Management.of(settings).ifPresent(management -> management.properties().forEach(main::addInitialProperty));
        FrontDoor.of(settings).ifPresent(door -> door.properties(settings).forEach(main::addInitialProperty));
    }
}

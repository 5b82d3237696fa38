package dev.fhirseeder.launch;

import dev.fhirseeder.Application;
import dev.fhirseeder.Surroundings;
import dev.fhirseeder.server.EmbeddedServer;
import dev.fhirseeder.server.LoopbackPort;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.FutureTask;

/** Runs the seeder as plain {@code mvn} does, and leaves the process with the seeder's exit code. */
public final class Launcher {

    private static final int PORT = 8080;

    private final LaunchPlan plan;
    private final Surroundings surroundings;
    private final PrintStream out;

    private Launcher(LaunchPlan plan, Surroundings given, PrintStream out) {
        this.plan = plan;
        this.surroundings = plan.within(given);
        this.out = out;
    }

    /**
     * Launches; the arguments are the seeder's. Maven keeps for itself what becomes of the threads of its plugin, so that
     * the work is done outside of that group: the death of a thread then ends the process, as it ends the packaged seeder.
     */
    public static void main(String... arguments) throws Exception {
        var exitCode = new FutureTask<>(() -> start(arguments));
        var work = new Thread(topmost(), exitCode, "seeder");
        work.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        work.start();
        System.exit(exitCode.get());
    }

    private static ThreadGroup topmost() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** Faults of the settings are told by the seeder; those that are left open are then taken for the defaults. */
    private static int start(String... arguments) throws Exception {
        if (arguments.length > 0) {
            return Application.run(arguments);
        }
        Surroundings given;
        try {
            given = Surroundings.ofThisProcess();
        } catch (SettingsException e) {
            return Application.run();
        }
        var settings = given.settings().read(new ArrayList<>());
        return new Launcher(LaunchPlan.of(settings, given.environment()), given, System.out).launch();
    }

    private int launch() throws Exception {
        var refusal = Application.refuse(surroundings);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (plan.problem().isPresent()) {
            System.err.println("fhir-seeder cannot start; nothing was sent.");
            System.err.println("  " + plan.problem().get());
            return Application.REFUSED;
        }
        return plan.embedded() ? seedEmbedded() : Application.run(surroundings);
    }

    private int seedEmbedded() throws Exception {
        var server = startServer();
        var interrupt = Interrupt.guard(plan.patience());
        try (server) {
            return seed(server.baseUrl(), interrupt);
        } finally {
            interrupt.release();
        }
    }

    private int seed(String baseUrl, Interrupt interrupt) throws Exception {
        var began = Instant.now();
        int exitCode = Application.run(surroundings.with(Setting.FHIR_URL, baseUrl));
        new ReadBack(plan.reports(), baseUrl).print(began, out);
        if (plan.keepServer()) {
            out.println("The server stays up until Ctrl-C. Have a look:");
            out.println("  " + baseUrl + "/Patient?_count=10");
            out.println("  " + baseUrl + "/Immunization?_count=10&_include=Immunization:patient");
            interrupt.await();
        }
        return exitCode;
    }

    private EmbeddedServer startServer() {
        var port = LoopbackPort.claim(PORT);
        if (port.number() != PORT) {
            out.println("Port " + PORT + " is taken; using a free one.");
        }
        out.print("FHIR_URL is not set: starting a FHIR server (HAPI FHIR JPA, R4, in memory) at " + port.baseUrl()
                + " ");
        var began = Instant.now();
        try (var dots = Dots.every(Duration.ofSeconds(1), out)) {
            var server = EmbeddedServer.start(port);
            out.println(" up after " + Duration.between(began, Instant.now()).toSeconds() + " s.");
            return server;
        }
    }
}

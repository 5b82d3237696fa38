package dev.fhirseeder.server;

import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.jpa.sched.BaseSchedulerServiceImpl;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A running FHIR R4 server that only this machine can reach. Starting takes about 20 seconds on two idle cores; share
 * one among the tests of a process.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final MapPropertySource NO_BACKGROUND_JOBS =
            new MapPropertySource("server", Map.of(BaseSchedulerServiceImpl.SCHEDULING_DISABLED, "true"));

    private final LoopbackPort port;
    private final AnnotationConfigApplicationContext context;
    private final Server jetty;

    private EmbeddedServer(LoopbackPort port, AnnotationConfigApplicationContext context, Server jetty) {
        this.port = port;
        this.context = context;
        this.jetty = jetty;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param port the port to listen on; 0, or a port already taken, means any free one
     * @throws IllegalStateException if the server cannot start; nothing is left running
     */
    public static EmbeddedServer start(int port) {
        return start(LoopbackPort.claim(port));
    }

    /** Starts a server on a port claimed before, which it gives back when closed. */
    public static EmbeddedServer start(LoopbackPort port) {
        return start(port, "");
    }

    /**
     * Starts a server on what an earlier one may have left behind.
     *
     * @param port claimed before, which it gives back when closed
     * @param database the name of a database in memory, which stays for as long as anybody is connected to it; empty for
     *     one of its own
     */
    public static EmbeddedServer start(LoopbackPort port, String database) {
        var context = new AnnotationConfigApplicationContext();
        var server = new EmbeddedServer(port, context, port.server());
        try {
            server.open(database);
            return server;
        } catch (Exception e) {
            server.close();
            throw new IllegalStateException("The embedded FHIR server did not start: " + e.getMessage(), e);
        }
    }

    /** Where the server answers, without a trailing slash, such as {@code http://localhost:8080/fhir}. */
    public String baseUrl() {
        return port.baseUrl();
    }

    /** Looks once after the jobs that somebody has asked for, since nothing does so in the background. */
    public void lookAfterJobs() {
        context.getBean(IJobMaintenanceService.class).runMaintenancePass();
    }

    /** Stops the server and frees its port and its data. A second call does nothing. */
    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded FHIR server did not stop: " + e.getMessage(), e);
        } finally {
            context.close();
        }
    }

    private void open(String database) throws Exception {
        QuietLoggers.set();
        context.setAllowCircularReferences(true);
        context.getEnvironment().getPropertySources().addFirst(NO_BACKGROUND_JOBS);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("database", Map.of(DatabaseConfiguration.NAME, database)));
        context.addBeanFactoryPostProcessor(new LazyRepositories());
        context.register(ServerConfiguration.class);
        context.refresh();
        var servlets = new ServletContextHandler();
        servlets.addServlet(new ServletHolder(context.getBean(RestfulServer.class)), LoopbackPort.PATH + "/*");
        jetty.setHandler(servlets);
        jetty.start();
    }
}

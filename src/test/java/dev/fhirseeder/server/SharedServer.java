package dev.fhirseeder.server;

/**
 * The one embedded server of a test process: started by the first test that asks, on any free port, and stopped when
 * the process ends. Tests that share it keep apart by their seeds.
 */
public final class SharedServer {

    private SharedServer() {}

    /** Returns the running server, starting it if need be. */
    public static EmbeddedServer get() {
        return Holder.SERVER;
    }

    private static final class Holder {

        static final EmbeddedServer SERVER = EmbeddedServer.start(0);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "stop-fhir-server"));
        }
    }
}

package dev.fhirseeder.deploy;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A server, in a process of its own, that is busy now and then, and now and then takes no Bundle at all. */
final class MoodyServer {

    private static final Duration LATENCY = Duration.ofMillis(20);

    private MoodyServer() {}

    /** Starts it on a free port, prints its base URL, and ends with its standard input. */
    public static void main(String... args) throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            LockSupport.parkNanos(LATENCY.toNanos());
            return switch (number % 10) {
                case 3 -> Answer.refused(503);
                case 7 -> Answer.refused(501);
                default -> Answer.taken(bundle);
            };
        })) {
            System.out.println(server.baseUrl());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}

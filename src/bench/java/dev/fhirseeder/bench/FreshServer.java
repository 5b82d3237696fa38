package dev.fhirseeder.bench;

import dev.fhirseeder.server.EmbeddedServer;
import java.io.IOException;
import java.io.OutputStream;

/** The embedded FHIR server, empty, in a process of its own. */
public final class FreshServer {

    private FreshServer() {}

    /** Starts it on a free port, prints its base URL, and ends with its standard input. */
    public static void main(String... args) throws IOException {
        System.out.println(EmbeddedServer.start(0).baseUrl());
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }
}

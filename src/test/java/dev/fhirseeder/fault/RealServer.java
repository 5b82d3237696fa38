package dev.fhirseeder.fault;

import dev.fhirseeder.Seeding;
import dev.fhirseeder.server.SharedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one real server of this process, once it has taken somebody: its first answers take so long on a busy machine that
 * they would count as a fault.
 */
final class RealServer {

    private static final long SEED = 79_999;

    private RealServer() {}

    static String baseUrl() {
        return Holder.BASE_URL;
    }

    private static final class Holder {

        static final String BASE_URL = SharedServer.get().baseUrl();

        static {
            for (String mode : new String[] {"update", "conditional-create", "create"}) {
                new Seeding(folder())
                        .with("FHIR_URL", BASE_URL)
                        .with("SEED", SEED)
                        .with("NUM_RECORDS", 3)
                        .with("WRITE_MODE", mode)
                        .run();
            }
            new Holdings(BASE_URL).of(SEED);
        }

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("warm");
                folder.toFile().deleteOnExit();
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

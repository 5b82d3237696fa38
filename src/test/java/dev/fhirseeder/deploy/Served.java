package dev.fhirseeder.deploy;

import dev.fhirseeder.Seeding;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the management port answers in the midst of a run, path by path: the real one, over HTTP. */
final class Served {

    static final String METRICS = "/observe/metrics";
    static final String LIVE = "/observe/health/live";
    static final String READY = "/observe/health/ready";

    private static final int GLANCES = 1_000;

    private Served() {}

    /**
     * Makes a run and asks while it lasts.
     *
     * @param data the folder that it may write to
     * @return what was answered with status 200, by path
     */
    static Map<String, String> during(Path data) throws IOException {
        int port = Loopback.freePort();
        Map<String, String> answers = new ConcurrentHashMap<>();
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            if (number == 2) {
                collect(port);
                for (String path : new String[] {METRICS, LIVE, READY}) {
                    HttpResponse<String> answer = Loopback.get("http://127.0.0.1:" + port + path);
                    if (answer.statusCode() == 200) {
                        answers.put(path, answer.body());
                    }
                }
            }
            return Answer.taken(bundle);
        })) {
            new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("MANAGEMENT_PORT", port)
                    .with("SEED", 7)
                    .with("AS_OF", "2026-11-22")
                    .with("NUM_RECORDS", 2)
                    .with("BUNDLE_SIZE", 1)
                    .with("PARALLELISM", 1)
                    .run();
        }
        return answers;
    }

    /** Has the garbage collector pause, which is a metric once there was a pause: the JVM tells of it some time after. */
    private static void collect(int port) {
        System.gc();
        for (int i = 0; i < GLANCES; i++) {
            if (Loopback.get("http://127.0.0.1:" + port + METRICS).body().contains("jvm_gc_pause")) {
                return;
            }
        }
        throw new IllegalStateException("The garbage was collected, and no metric tells of it");
    }
}

package dev.fhirseeder.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts Bundles with nothing but the JDK: no FHIR, no redelivery, no look at the answer but for its status. */
public final class BareLoader {

    private static final double NANOS = 1e9;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    /** Prepares to post to that base URL. */
    BareLoader(URI url) {
        this.url = url;
    }

    /**
     * Posts a file of Bundles, one a line, and prints the seconds from the first request to the last answer.
     *
     * @param args the base URL, the file, and how many Bundles are in flight
     */
    public static void main(String... args) throws Exception {
        BareLoader loader = new BareLoader(URI.create(args[0]));
        List<String> bundles = Files.readAllLines(Path.of(args[1]));
        ExecutorService senders = Executors.newFixedThreadPool(Integer.parseInt(args[2]));
        long began = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>();
        for (String bundle : bundles) {
            sent.add(senders.submit(() -> {
                loader.post(bundle.getBytes(StandardCharsets.UTF_8));
                return null;
            }));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        System.out.printf("%.2f%n", (System.nanoTime() - began) / NANOS);
        System.exit(0);
    }

    /**
     * Posts a Bundle.
     *
     * @throws IOException if it is not answered with 200
     */
    void post(byte[] bundle) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/fhir+json; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(bundle))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
    }
}

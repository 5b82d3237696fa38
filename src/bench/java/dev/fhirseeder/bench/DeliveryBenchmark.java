package dev.fhirseeder.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.fhirseeder.bench.Ways.Way;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What it costs the client to deliver Bundles that are ready, in the ways of {@link Ways} by turns: processor time of the
 * whole process, that of garbage collection and of the compiler included, and memory, for 100 resources. Ends with 1 if a Bundle did not arrive
 * each time.
 */
public final class DeliveryBenchmark {

    private static final int TIMES = 4;
    private static final int BUNDLES = 24;
    private static final int PEOPLE = 10;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
    private final Cargo cargo = Cargo.of(BUNDLES, PEOPLE);
    private final URI url;

    private DeliveryBenchmark(URI url) {
        this.url = url;
    }

    /**
     * For 100 resources.
     *
     * @param milliseconds of processor time
     * @param kilobytes allocated
     * @param sent kilobytes that went over the wire
     */
    private record Cost(double milliseconds, double kilobytes, double sent) {}

    /**
     * Measures.
     *
     * @param args the base URL of a {@link StubServer}, how many rounds count, and how many go before them
     */
    public static void main(String... args) {
        try {
            new DeliveryBenchmark(URI.create(args[0])).run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            System.out.println(e);
            Runtime.getRuntime().halt(1);
        }
    }

    private void run(int rounds, int before) throws Exception {
        Map<String, Way> ways = new Ways(cargo, url).all();
        received();
        for (int round = -before; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Cost cost = measured(way.getKey(), way.getValue());
                if (round >= 0) {
                    costs.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(cost);
                }
            }
        }
        print(rounds);
    }

    private Cost measured(String name, Way way) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long memory = allocated();
        for (int i = 0; i < TIMES; i++) {
            way.go();
        }
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        memory = allocated() - memory;
        double hundreds = TIMES * cargo.resources() / 100.0;
        return new Cost(cpu / 1e6 / hundreds, memory / 1e3 / hundreds, check(name) / 1e3 / hundreds);
    }

    /** By all threads that live; pools keep theirs. */
    private static long allocated() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .sum();
    }

    /** Makes sure that everything has come, and returns as how many bytes. */
    private int check(String way) throws IOException, InterruptedException {
        Map<String, Integer> received = received();
        int bytes = received.remove(StubServer.BYTES);
        for (var parcel : cargo.parcels()) {
            String name = BundleContents.of(parcel.json().utf8()).name().toString();
            if (!Objects.equals(received.remove(name), TIMES)) {
                throw new IllegalStateException("A Bundle did not arrive %d times by %s".formatted(TIMES, way));
            }
        }
        if (!received.isEmpty()) {
            throw new IllegalStateException("Something else arrived by " + way);
        }
        return bytes;
    }

    private Map<String, Integer> received() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/received")).build();
        return http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[0], line -> Integer.parseInt(line[1])));
    }

    private void print(int rounds) {
        System.out.printf(
                "%d Bundles, %d resources, %d bytes; each arrived %d times in each of %d rounds in each way%n",
                BUNDLES, cargo.resources(), cargo.bytes(), TIMES, rounds);
        System.out.println("| way | CPU-ms for 100 resources, median | least | most | kB allocated | kB sent |");
        System.out.println("|---|---|---|---|---|---|");
        costs.forEach((way, found) -> System.out.printf(
                "| %s | %.2f | %.2f | %.2f | %.0f | %.0f |%n",
                way,
                median(found),
                sorted(found)[0],
                sorted(found)[found.size() - 1],
                found.stream().mapToDouble(Cost::kilobytes).average().orElseThrow(),
                found.get(0).sent()));
        List<List<Cost>> all = List.copyOf(costs.values());
        System.out.printf(
                "the seeder costs 1/%.1f of a Bundle object, and %.1f times a bare loader%n",
                median(all.get(0)) / median(all.get(1)), median(all.get(1)) / median(all.get(3)));
    }

    private static double median(List<Cost> costs) {
        return sorted(costs)[costs.size() / 2];
    }

    private static double[] sorted(List<Cost> costs) {
        return costs.stream().mapToDouble(Cost::milliseconds).sorted().toArray();
    }
}

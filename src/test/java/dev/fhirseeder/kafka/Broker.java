package dev.fhirseeder.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Kafka's own server in this process, broker and controller in one, on the loopback interface and with its log in a folder
 * that goes with it. It can be stopped and started again with the same port and the same messages. Topics are made by who
 * needs them, as on a server that is looked after: none appears by being named.
 */
public final class Broker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Map<String, String> properties;
    private final int guardedPort;
    private KafkaRaftServer server;

    private Broker(Path folder, int port, int controllerPort, int guardedPort, Map<String, String> more)
            throws IOException {
        this.folder = folder;
        this.port = port;
        this.guardedPort = guardedPort;
        this.properties = properties(folder, port, controllerPort);
        this.properties.putAll(more);
        format();
        this.server = started();
    }

    /** Starts a broker on a free port. */
    public static Broker start() {
        return start(0);
    }

    /**
     * Starts a broker.
     *
     * @param port on which it listens; 0 for any free one
     */
    public static Broker start(int port) {
        try (ServerSocket one = free(port);
                ServerSocket other = free(0)) {
            int chosen = one.getLocalPort();
            int controller = other.getLocalPort();
            one.close();
            other.close();
            return new Broker(Files.createTempDirectory("kafka"), chosen, controller, 0, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a broker that has a second door, through which none comes but that user with that password (SASL PLAIN). */
    public static Broker guarded(String user, String password) {
        try (ServerSocket one = free(0);
                ServerSocket other = free(0);
                ServerSocket third = free(0)) {
            int chosen = one.getLocalPort();
            int controller = other.getLocalPort();
            int guarded = third.getLocalPort();
            one.close();
            other.close();
            third.close();
            Map<String, String> more = Map.of(
                    "listeners",
                    "PLAINTEXT://127.0.0.1:%d,GUARDED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                            .formatted(chosen, guarded, controller),
                    "advertised.listeners",
                    "PLAINTEXT://127.0.0.1:%d,GUARDED://127.0.0.1:%d".formatted(chosen, guarded),
                    "listener.security.protocol.map",
                    "PLAINTEXT:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                    "inter.broker.listener.name",
                    "PLAINTEXT",
                    "listener.name.guarded.sasl.enabled.mechanisms",
                    "PLAIN",
                    "listener.name.guarded.plain.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                            .formatted(user, password));
            return new Broker(Files.createTempDirectory("kafka"), chosen, controller, guarded, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where the second door of {@link #guarded} is. */
    public String guardedBrokers() {
        return "127.0.0.1:" + guardedPort;
    }

    /** Starts a broker on a port, says so, and keeps it until the process is ended. */
    public static void main(String... arguments) throws InterruptedException {
        Broker broker = start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println(broker.brokers());
        new CountDownLatch(1).await();
    }

    /** Returns where it listens, as {@code 127.0.0.1:9092}. */
    public String brokers() {
        return "127.0.0.1:" + port;
    }

    /** Returns clients of this broker. */
    public Topics topics() {
        return new Topics(brokers());
    }

    /** Ends it as a machine ends that is switched off; its messages stay. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Starts it again, at the same place and with the same messages. */
    public void startAgain() {
        server = started();
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KafkaRaftServer started() {
        KafkaRaftServer fresh = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        fresh.startup();
        return fresh;
    }

    /** Prepares the log folder, as an operator does before the first start. */
    private void format() throws IOException {
        Path file = Files.write(
                folder.resolve("server.properties"),
                properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toList());
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                List.of("format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString())
                        .toArray(String[]::new),
                new PrintStream(words, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException(words.toString(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> properties(Path folder, int port, int controllerPort) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put(
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("log.dirs", folder.resolve("log").toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        // A group of one test does not wait for more members.
        properties.put("group.initial.rebalance.delay.ms", "0");
        // Room for what is deleted while the process lasts is not taken in advance.
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("log.segment.bytes", "67108864");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        return properties;
    }

    private static ServerSocket free(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}

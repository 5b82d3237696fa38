package dev.fhirseeder.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the seeder and a real server, on a port of the loopback interface, and has Bundles meet faults by a
 * plan. Everything else is handed on as it is. Each connection has a thread.
 */
final class FaultProxy implements AutoCloseable {

    static final String PATH = "/fhir";

    private static final int BACKLOG = 50;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Traffic traffic = new Traffic();
    private final ServerSocketFactory sockets;
    private final Upstream upstream;
    private final int port;
    private volatile Plan plan = Plan.NONE;
    private volatile String aim = "";
    private volatile @Nullable ServerSocket listener;

    /** Opens a proxy before the server at that base URL. */
    FaultProxy(String upstream) {
        this(upstream, ServerSocketFactory.getDefault(), 0);
    }

    /** Opens a proxy on a port, 0 for any free one, with sockets of its own kind. */
    FaultProxy(String upstream, ServerSocketFactory sockets, int port) {
        this.upstream = new Upstream(upstream);
        this.sockets = sockets;
        this.port = listen(port);
    }

    /** Begins a new plan, whose first Bundle has number 1. */
    FaultProxy with(Plan next) {
        numbers.set(0);
        plan = next;
        return this;
    }

    /** Aims a fault at each Bundle in which that person is. */
    FaultProxy aimedAt(String person, Fault fault) {
        aim = person;
        return with(Plan.poison(fault, person));
    }

    /** Returns the derived id of the person at whom the fault is aimed. */
    String aim() {
        return aim;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port + PATH;
    }

    int port() {
        return port;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Refuses connections from now on until that time is over. Who shuts a shut door does nothing. */
    synchronized void shutFor(Duration time) {
        ServerSocket current = listener;
        if (current != null && !current.isClosed()) {
            shut();
            clockwork.schedule(() -> listen(port), time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        shut();
        open.forEach(FaultProxy::close);
    }

    private void shut() {
        ServerSocket current = listener;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private int listen(int wanted) {
        try {
            ServerSocket next = sockets.createServerSocket();
            next.setReuseAddress(true);
            next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
            listener = next;
            start("accept", () -> accept(next));
            return next.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket socket = from.accept();
                open.add(socket);
                start("serve", () -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Client client = new Client(socket);
            Request request = client.next();
            while (request != null) {
                pass(client, request);
                request = client.isOpen() ? client.next() : null;
            }
        } catch (IOException | UncheckedIOException e) {
            // the seeder has gone, or the proxy was closed
        } finally {
            open.remove(socket);
        }
    }

    private void pass(Client client, Request request) throws IOException {
        if (!request.isBundle()) {
            client.write(upstream.send(request));
            return;
        }
        Fault fault = plan.next(numbers.incrementAndGet(), request);
        if (fault == Fault.RESET_UNREAD) {
            traffic.injected(fault);
            client.reset();
            return;
        }
        traffic.arrived(request);
        Call call = new Call(client, request, upstream, traffic, this);
        if (fault == null) {
            answer(call);
        } else {
            traffic.injected(fault);
            fault.reply().give(call);
            if (fault.kind() == Fault.Kind.HARMLESS || fault.kind() == Fault.Kind.OUTAGE) {
                traffic.confirmed(request.people());
            }
        }
    }

    private static void answer(Call call) throws IOException {
        Answer answer = call.forward();
        call.client().write(answer);
        if (answer.status() == 200) {
            call.traffic().confirmed(call.request().people());
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

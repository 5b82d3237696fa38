package dev.fhirseeder;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets whoever does not want to wait end the process at once: armed when the process begins to end, so that it is the
 * second Ctrl-C or SIGTERM that does so. The JDK has signals only in a module of its own kind, which is asked by name:
 * where it is missing, a second signal does nothing, as usual.
 */
final class SecondSignal implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SecondSignal.class);

    private final IntConsumer halt;

    /**
     * Prepares the end.
     *
     * @param halt ends the process at once with an exit code
     */
    SecondSignal(IntConsumer halt) {
        this.halt = halt;
    }

    @Override
    public void run() {
        try {
            arm("INT", 130);
            arm("TERM", 143);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("A second signal will not end the process at once", e);
        }
    }

    private void arm(String name, int exitCode) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object end = Proxy.newProxyInstance(
                SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    halt.accept(exitCode);
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), end);
    }
}

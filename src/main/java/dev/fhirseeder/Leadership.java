package dev.fhirseeder;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.TriggerSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process may open runs: whoever holds the lock of the data folder may. Alone, it takes the lock before
 * anything else, or does not start; in a cluster it takes it when it begins to lead.
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final DataFolder data;
    private final boolean clustered;
    private @Nullable DataLock lock;

    Leadership(Settings settings) {
        this.data = DataFolder.of(settings);
        this.clustered = isClustered(settings);
    }

    /** Tells whether other processes may wait for the same data folder. */
    static boolean isClustered(Settings settings) {
        return !settings.get(TriggerSetting.CLUSTER).equals("none");
    }

    /**
     * Takes the lock at the start, unless it is one of a cluster.
     *
     * @throws SettingsException if another seeder has it
     */
    void begin() {
        if (!clustered) {
            take();
        }
    }

    /**
     * Takes the lock.
     *
     * @throws SettingsException if another seeder has it, or if it cannot be taken
     */
    synchronized void take() {
        if (lock == null) {
            lock = DataLock.take(data);
        }
    }

    /** Tells whether this process has the lock. */
    synchronized boolean isHeld() {
        return lock != null;
    }

    /**
     * Refuses a request that comes to a process of a cluster that does not lead: who leads may be at the same.
     *
     * @throws SettingsException if this is such a process
     */
    public void check() {
        if (clustered && !isHeld()) {
            LOG.error("A request is refused, and nothing of it was sent: this process stands by");
            throw new SettingsException(
                    List.of("CLUSTER (seeder.cluster): this process stands by; ask the one that leads in DATA_DIR, %s"
                            .formatted(data.path())));
        }
    }

    /** Gives the lock back. */
    @Override
    public synchronized void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}

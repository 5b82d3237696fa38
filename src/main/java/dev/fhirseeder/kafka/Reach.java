package dev.fhirseeder.kafka;

import dev.fhirseeder.settings.SettingsException;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether brokers are within reach: told once when they no longer are, and once when they are again. Kafka's clients themselves
 * would tell each attempt, which is one a second. Asked now and then, by one thread.
 */
public final class Reach {

    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

    private final Brokers brokers;
    private boolean reached = true;

    /** Prepares the asking. */
    public Reach(Brokers brokers) {
        this.brokers = brokers;
    }

    /** Asks the brokers. To be done on a clockwork: it may wait as long as they have to answer. */
    public void ask(CamelContext camel) {
        try (Admin admin = brokers.admin(camel)) {
            brokers.answer(admin.describeCluster().nodes());
            tell(Optional.empty());
        } catch (SettingsException | KafkaException e) {
            if (!Thread.currentThread().isInterrupted()) {
                tell(Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }

    boolean isReached() {
        return reached;
    }

    private void tell(Optional<String> fault) {
        if (fault.isPresent() && reached) {
            LOG.warn("No broker is within reach: what is under way goes on, and they are waited for; {}", fault.get());
        } else if (fault.isEmpty() && !reached) {
            LOG.info("Brokers are within reach again");
        }
        reached = fault.isEmpty();
    }
}

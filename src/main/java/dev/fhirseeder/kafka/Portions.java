package dev.fhirseeder.kafka;

import dev.fhirseeder.plan.Command;
import dev.fhirseeder.plan.Harvest;
import dev.fhirseeder.plan.Starts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** The commands of chunks of which no result tells of everybody, in portions, each made when it is asked for. */
final class Portions implements Iterator<List<Message>> {

    /** So many commands are sent together, and awaited: some hundred kilobytes. */
    private static final int LARGEST = 500;

    /** Where so many people are looked at for a chunk, some ten milliseconds, no worker is let wait for the next. */
    private static final long MANY = 10_000;

    private final CamelContext camel;
    private final Undertaking undertaking;
    private final Harvest harvest;
    private final Starts starts;
    private int next;
    private boolean slow;
    private OptionalLong start = OptionalLong.empty();

    /**
     * Begins with the first chunk.
     *
     * @param starts finds where each begins
     */
    Portions(CamelContext camel, Undertaking undertaking, Starts starts) {
        this.camel = camel;
        this.undertaking = undertaking;
        this.harvest = undertaking.harvest();
        this.starts = starts;
    }

    @Override
    public boolean hasNext() {
        boolean ready = isReady();
        undertaking.given(next);
        return ready;
    }

    private boolean isReady() {
        while (next < harvest.plan().chunks() && harvest.has(next)) {
            next++;
        }
        if (next < harvest.plan().chunks() && !undertaking.isOver() && start.isEmpty()) {
            look();
        }
        return start.isPresent() && !undertaking.isOver();
    }

    /** Finds where the next chunk begins; those for whom nobody is left need no command. */
    private void look() {
        long before = starts.looked();
        start = starts.of(next);
        slow = starts.looked() - before > MANY;
        if (start.isEmpty() && !undertaking.isOver()) {
            harvest.end(next, starts.found());
            next = harvest.plan().chunks();
        }
    }

    @Override
    public List<Message> next() {
        List<Message> portion = new ArrayList<>(LARGEST);
        while (portion.isEmpty() ? isReady() : portion.size() < LARGEST && !slow && isReady()) {
            harvest.given(next);
            portion.add(message(harvest.plan().command(next, start.orElseThrow())));
            start = OptionalLong.empty();
            next++;
        }
        return portion;
    }

    /** A partition that follows from the number spreads a plan evenly; by keys, some would get more than others. */
    private Message message(Command command) {
        Message message = new DefaultMessage(camel);
        message.setHeader(KafkaConstants.KEY, Texts.bytes(command.runId()));
        message.setHeader(KafkaConstants.PARTITION_KEY, command.chunk() % undertaking.partitions());
        message.setBody(command.json());
        return message;
    }
}

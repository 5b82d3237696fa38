package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.List;

/** Hears what becomes of Bundles, at the moment when it happens and on the thread on which it does. */
public interface DeliveryListener {

    /**
     * An attempt has ended.
     *
     * @param status the HTTP status of the answer, 0 if there was none
     * @param outcome {@code delivered}, or the word for the {@link Failure}
     * @param time from the beginning of the attempt
     */
    void attempted(int status, String outcome, Duration time);

    /**
     * People were delivered.
     *
     * @param shares what of them belongs to each province
     * @param bytes how long all of it was
     */
    void delivered(List<Share> shares, long bytes);

    /**
     * A Bundle was put into the dead letters.
     *
     * @param shares what of it belongs to each province
     */
    void deadLettered(List<Share> shares);

    /**
     * A Bundle came to its end: it was delivered, or put into the dead letters.
     *
     * @param isDelivered which of both
     * @param time since it was taken in hand, with all attempts and the waits between them
     */
    void ended(boolean isDelivered, Duration time);
}

package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.Map;

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
     * A Bundle was delivered.
     *
     * @param people in it
     * @param resources how many of each type
     * @param bytes its length
     */
    void delivered(int people, Map<String, Integer> resources, long bytes);

    /** A Bundle of that many people was put into the dead letters. */
    void deadLettered(int people);
}

package dev.fhirseeder.bench;

import dev.fhirseeder.kafka.Topics;

/** Waits until a consumer group has so many members. */
public final class Members {

    private Members() {}

    /**
     * Waits.
     *
     * @param args the brokers, the group and the number of members
     */
    public static void main(String... args) {
        Topics topics = new Topics(args[0]);
        Topics.until(() -> topics.members(args[1]) == Integer.parseInt(args[2]));
    }
}

package dev.fhirseeder;

import dev.fhirseeder.run.RunNaming;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names runs: the first as the operator chose, any later ones of the same process with a number; else by the time of
 * their start and a few drawn letters.
 */
final class RunNames implements RunNaming {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final SecureRandom DICE = new SecureRandom();

    private final Optional<String> chosen;
    private final AtomicInteger given = new AtomicInteger();

    RunNames(Optional<String> chosen) {
        this.chosen = chosen;
    }

    @Override
    public String get() {
        int number = given.incrementAndGet();
        return chosen.map(name -> number == 1 ? name : name + "-" + number).orElseGet(RunNames::draw);
    }

    @Override
    public void takeBack() {
        given.decrementAndGet();
    }

    private static String draw() {
        return "%s-%010x".formatted(LocalDateTime.now(Clock.systemUTC()).format(TIME), DICE.nextLong(1L << 40));
    }
}

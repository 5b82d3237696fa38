package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Whatever asks for people by itself, and whatever is a job of its own, tells no more secrets than who is asked by HTTP. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SecretsOfJobsIT {

    private static final String TOKEN = "t0ken-of-the-test.abc_def~ghi";
    private static final String GATEWAY = "gateway-k3y-of-the-test";
    private static final String PASSWORD = "pa55-w0rd of+the=test";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Telltales telltales = new Telltales()
            .secret("the token for the server", TOKEN)
            .secret("the header for the gateway", GATEWAY)
            .password("the password of the broker", "bob", PASSWORD);

    @TempDir
    Path folder;

    @Test
    void timers_files_and_what_sends_reads_back_and_removes_tell_no_secret() throws Exception {
        // Given
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (Door door = new Door(shown -> open.get());
                Packaged asking = known("asking", "timer,file", door)
                        .with("TIMER_PERIOD", "PT0.5S")
                        .with("INBOX", inbox);
                Packaged cron = known("cron", "cron", door).with("CRON", "* * * * * ?");
                Packaged replay = known("asking", "replay", door);
                Packaged verify = known("verify", "verify", door);
                Packaged purge = known("purge", "purge", door).with("PURGE_COUNT", 2)) {
            // When all of them deliver, and are turned away
            asking.start();
            cron.start();
            drop(inbox, "good", "{\"records\":1}");
            Topics.until(() -> hasSaid(asking, "run=good-", "run=2") && hasSaid(cron, "run=2"));
            Topics.until(() -> door.taken().size() > 5);
            open.set(false);
            drop(inbox, "bad", "{\"records\":1,\"token\":3}");
            Topics.until(() -> hasSaid(asking, "the server answers 401") && hasSaid(cron, "the server answers 401"));
            int stopped = asking.end();
            int ended = cron.end();
            String asked = asking.everything() + cron.everything();
            open.set(true);
            replay.start();
            verify.start();
            purge.start();

            // Then
            assertThat(replay.exitCode()).as(replay::words).isZero();
            assertThat(verify.exitCode()).as(verify::words).isOne();
            assertThat(purge.exitCode()).as(purge::words).isOne();
            assertThat(List.of(stopped, ended)).containsOnly(143);
            assertThat(door.shown()).containsOnly("Bearer " + TOKEN);
            assertThat(telltales.in(asked + replay.everything() + verify.everything() + purge.everything()))
                    .isEmpty();
        }
    }

    @Test
    void who_plans_who_works_and_who_collects_tell_no_secret() throws Exception {
        // Given
        try (Broker broker = Broker.guarded("bob", PASSWORD);
                Door door = new Door(shown -> open.get());
                Packaged work = entering(broker, known("work", "work", door));
                Packaged plan = entering(broker, known("plan", "plan", door)).with("RUN_ID", "whole");
                Packaged collect =
                        entering(broker, known("collect", "collect", door)).with("RUN_ID", "whole")) {
            // When
            work.start();
            plan.start();
            int planned = plan.exitCode();
            int collected = collect.start().exitCode();
            int stopped = work.end();
            String messages = broker.topics().all("still.chunks").stream()
                    .map(message -> message.value() + message.headers() + message.key())
                    .collect(Collectors.joining());

            // Then
            assertThat(planned).as(plan::words).isZero();
            assertThat(collected).as(collect::words).isZero();
            assertThat(stopped).isEqualTo(143);
            assertThat(door.taken()).hasSize(2);
            assertThat(messages).contains("records");
            assertThat(telltales.in(work.everything() + plan.everything() + collect.everything() + messages))
                    .isEmpty();
        }
    }

    @Test
    void who_is_turned_away_at_the_first_look_tells_no_secret() throws Exception {
        // Given
        open.set(false);
        try (Door door = new Door(shown -> open.get());
                Packaged looking = known("looking", "once", door)) {
            // When
            int turnedAway = looking.start().exitCode();

            // Then
            assertThat(turnedAway).as(looking::words).isEqualTo(2);
            assertThat(door.shown()).isNotEmpty();
            assertThat(telltales.in(looking.everything())).isEmpty();
        }
    }

    private static boolean hasSaid(Packaged seeder, String... words) {
        assertThat(seeder.isRunning()).as(seeder::words).isTrue();
        String said = seeder.words();
        return Stream.of(words).allMatch(said::contains);
    }

    private static void drop(Path inbox, String name, String request) throws IOException {
        Path draft = Files.writeString(inbox.resolveSibling(name), request);
        Files.move(draft, inbox.resolve(name + ".json"));
    }

    private Packaged entering(Broker broker, Packaged seeder) {
        return seeder.with("KAFKA_BROKERS", broker.guardedBrokers())
                .with("KAFKA_TOPICS", "still")
                .with("KAFKA_PARTITIONS", 1)
                .with("CAMEL_COMPONENT_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .with("CAMEL_COMPONENT_KAFKA_SASL_MECHANISM", "PLAIN")
                .with(
                        "CAMEL_COMPONENT_KAFKA_SASL_JAAS_CONFIG",
                        "%s required username=\"bob\" password=\"%s\";".formatted(PLAIN, PASSWORD));
    }

    private Packaged known(String name, String trigger, Door door) throws IOException {
        return new Packaged(folder.resolve(name))
                .loggingEverything()
                .with("TRIGGER", trigger)
                .with("FHIR_URL", door.baseUrl())
                .with("FHIR_HEADERS", "X-Api-Key: " + GATEWAY)
                .with("FHIR_TOKEN_FILE", Files.writeString(folder.resolve("token"), TOKEN));
    }
}

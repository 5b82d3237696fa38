package dev.fhirseeder;

import dev.fhirseeder.settings.Counted;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.Optional;
import java.util.Set;

/** How much memory a run wants: what is on its way takes it, however many people there are ({@code src/docs/operate.md}). */
final class Heap {

    private static final long MEGABYTE = 1024 * 1024;

    /** What the program itself holds, in bytes. */
    private static final long OWN = 44 * MEGABYTE;

    /** What the client of Kafka takes that reads messages and answers them, with its buffers, in bytes; measured. */
    private static final long KAFKA = 16 * MEGABYTE;

    /** What a person on the way takes while the Bundle is encoded, sent and answered, in bytes; measured was the half. */
    private static final long PERSON = 300_000;

    /** What the program holds at the least, in bytes. */
    private static final long LEAST_OWN = 30 * MEGABYTE;

    /** What a person on the way takes, in bytes, as it was measured. */
    private static final long LEAST_PERSON = 150_000;

    /** What a portion of those who become lines takes while it is drawn, encoded and written, in bytes; reckoned, with room to spare. */
    private static final long PORTION = MEGABYTE;

    /** What somebody takes who is on the way and not drawn yet, in bytes; reckoned from what the objects hold. */
    private static final long UNDRAWN = 150;

    /** What of the heap is not counted by the JVM, in megabytes: the half of what survives that is empty at a time. */
    private static final long UNCOUNTED = 4;

    /** With them people are smaller, and how much so is not known. */
    private static final Set<Setting<?>> SMALLER =
            Set.of(Setting.VACCINES, Setting.AGE_FROM, Setting.AGE_TO, Setting.COMPLETENESS);

    /** They send nobody, or chunks whose size is none of theirs: for them the start warns. */
    private static final Set<String> JOBS = Set.of("plan", "collect", "work", "verify", "purge", "replay");

    private Heap() {}

    /**
     * Returns why people cannot travel so: the heap cannot hold them; nothing if it can, or if they may be smaller than most, as
     * those are of whom but some vaccines are shown, or who are chosen by age.
     *
     * @param most how large the heap may become, in bytes
     */
    static Optional<String> problem(Settings settings, long most) {
        long parallelism = settings.get(Setting.PARALLELISM);
        long people = Math.min(parallelism * GatheringSize.of(settings), settings.get(Setting.NUM_RECORDS));
        if (GatheringSize.isLines(settings)
                || JOBS.containsAll(settings.get(Setting.TRIGGER))
                || SMALLER.stream().anyMatch(settings::isChosen)
                || LEAST_OWN + LEAST_PERSON * people <= most) {
            return Optional.empty();
        }
        long fits = (most - LEAST_OWN) / LEAST_PERSON / parallelism;
        long wanted = (OWN + PERSON * people) / MEGABYTE + 1;
        return Optional.of(
                "BUNDLE_SIZE (seeder.bundle-size): found '%d', expected %s with PARALLELISM=%d in a heap of %d MB; or give it %d MB, as by _JAVA_OPTIONS=-Xmx%dm"
                        .formatted(
                                GatheringSize.of(settings),
                                fits < 1 ? "fewer PARALLELISM, since not one person fits" : "at most " + fits,
                                parallelism,
                                most / MEGABYTE,
                                wanted,
                                wanted + UNCOUNTED));
    }

    /**
     * Returns a warning if the heap is small for what may be on its way at the same time, or nothing. Of people who
     * become lines of files only a few are drawn and encoded at a time. Who plans or collects sends nobody: what is shipped is
     * enough for a nation ({@code src/docs/scale.md}).
     *
     * @param most how large the heap may become, in bytes
     * @param processors how many there are
     */
    static Optional<String> warning(Settings settings, long most, int processors) {
        long parallelism = settings.get(Setting.PARALLELISM);
        long people = parallelism * GatheringSize.of(settings);
        boolean messages = Messaging.isTaken(settings);
        long wanted = OWN
                + (messages ? KAFKA : 0)
                + (GatheringSize.isLines(settings)
                        ? PORTION * Math.min(parallelism, processors + 1L) + UNDRAWN * people
                        : PERSON * people);
        return wanted <= most || Messaging.isPlanning(settings)
                ? Optional.empty()
                : Optional.of(
                        "The heap of %d MB is small for %s on their way at the same time (PARALLELISM times BUNDLE_SIZE)%s: give it %d MB, as by _JAVA_OPTIONS=-Xmx%dm"
                                .formatted(
                                        most / MEGABYTE,
                                        Counted.of(people, "person", "people"),
                                        messages ? " beside the client of Kafka" : "",
                                        wanted / MEGABYTE + 1,
                                        wanted / MEGABYTE + 1 + UNCOUNTED));
    }
}

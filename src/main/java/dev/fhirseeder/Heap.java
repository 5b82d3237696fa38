package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.Optional;

/** How much memory a run wants: what is on its way takes it, however many people there are ({@code src/docs/operate.md}). */
final class Heap {

    private static final long MEGABYTE = 1024 * 1024;

    /** What the program itself holds, in bytes. */
    private static final long OWN = 44 * MEGABYTE;

    /** What a person on the way takes while the Bundle is encoded, sent and answered, in bytes; measured was the half. */
    private static final long PERSON = 300_000;

    private Heap() {}

    /**
     * Returns a warning if the heap is small for what may be on its way at the same time, or nothing. For lines of files the heap
     * that is shipped is enough: of all who are on the way a few are drawn and encoded.
     *
     * @param most how large the heap may become, in bytes
     */
    static Optional<String> warning(Settings settings, long most) {
        if (GatheringSize.isLines(settings)) {
            return Optional.empty();
        }
        long people = settings.get(Setting.PARALLELISM) * settings.get(Setting.BUNDLE_SIZE);
        long wanted = OWN + PERSON * people;
        return wanted <= most
                ? Optional.empty()
                : Optional.of(
                        "The heap of %d MB is small for %d people on their way at the same time (PARALLELISM times BUNDLE_SIZE): give it %d MB, as by _JAVA_OPTIONS=-Xmx%dm"
                                .formatted(most / MEGABYTE, people, wanted / MEGABYTE + 1, wanted / MEGABYTE + 1));
    }
}

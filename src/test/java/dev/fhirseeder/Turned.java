package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How a seeder says that it does not start with a server. */
final class Turned {

    private Turned() {}

    /** Returns the lines in which a seeding is refused; nothing of a run may be left behind. */
    static List<String> away(Seeding seeding) {
        try {
            seeding.run();
        } catch (IllegalStateException e) {
            assertThat(seeding.files("reports", ".json")).isEmpty();
            assertThat(seeding.files("ledger", ".jsonl")).isEmpty();
            assertThat(seeding.files("dead-letter", ".json")).isEmpty();
            return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                    .filter(SettingsException.class::isInstance)
                    .map(SettingsException.class::cast)
                    .findFirst()
                    .orElseThrow(() -> e)
                    .problems();
        }
        throw new AssertionError("It was not refused");
    }
}

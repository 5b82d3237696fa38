package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder in which everything lies that the seeder writes. */
record DataFolder(Path path) {

    static DataFolder of(Settings settings) {
        return new DataFolder(settings.get(Setting.DATA_DIR));
    }

    Path reports() {
        return path.resolve("reports");
    }

    Path deadLetters() {
        return path.resolve("dead-letter");
    }

    Path ledger() {
        return path.resolve("ledger");
    }

    Path ndjson() {
        return path.resolve("ndjson");
    }

    /** Returns what stands against writing there: at best nothing. The folder itself is made when it is first needed. */
    static List<String> problems(Settings settings) {
        Path existing = settings.get(Setting.DATA_DIR).toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (Files.isDirectory(existing) && Files.isWritable(existing)) {
            return List.of();
        }
        return List.of("DATA_DIR (seeder.data-dir): found '%s', expected a folder that can be written; %s cannot"
                .formatted(settings.get(Setting.DATA_DIR), existing));
    }
}

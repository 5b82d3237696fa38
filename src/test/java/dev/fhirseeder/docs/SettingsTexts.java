package dev.fhirseeder.docs;

import dev.fhirseeder.settings.Setting;
import java.util.List;
import java.util.stream.Collectors;

/** What the documents must say about the settings: made from the code, so that neither can drift from the other. */
final class SettingsTexts {

    private static final String HEAD = """
            # The settings of fhir-seeder. Each line that is commented out shows the default; take the # away to change it.
            #
            # A setting may be given in three ways: as an environment variable (FHIR_URL), on the command line
            # (-Dseeder.fhir-url=...) or in this file. The environment wins over the command line, which wins over this
            # file. What is blank counts as not set. Keep secrets out of this file and off the command line, which refuses them:
            # give them by the environment, or in files of their own that variables like FHIR_TOKEN_FILE name. An unknown
            # seeder.* key or an invalid value stops the start, before anything is sent.
            #
            # Camel's own camel.* keys may be set here, too.
            """;

    private SettingsTexts() {}

    /** Returns the text of {@code application.properties}. */
    static String file() {
        return HEAD + Setting.all().stream().map(SettingsTexts::entry).collect(Collectors.joining());
    }

    /** Returns the rows of README's table: variable, default, meaning, what a good value is. */
    static List<List<String>> table() {
        return Setting.all().stream()
                .map(setting -> List.of(
                        "`" + setting.variable() + "`",
                        setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`",
                        setting.meaning(),
                        setting.expected()))
                .toList();
    }

    /** Returns rows as Markdown. */
    static String markdown(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static String entry(Setting<?> setting) {
        return "\n# %s: %s. Expected: %s.\n#%s=%s\n"
                .formatted(
                        setting.variable(),
                        setting.meaning(),
                        setting.expected(),
                        setting.property(),
                        setting.standard());
    }
}

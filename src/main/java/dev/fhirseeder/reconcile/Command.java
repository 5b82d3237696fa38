package dev.fhirseeder.reconcile;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Setting;
import java.util.Map;
import java.util.StringJoiner;

/** Writes settings as one writes them before a command. */
final class Command {

    private final StringJoiner words = new StringJoiner(" ");

    /** Adds a setting, unless it is blank. */
    Command with(Setting<?> setting, String value) {
        if (!value.isBlank()) {
            words.add(setting.variable() + "=" + (value.matches("[\\w.,:/+-]+") ? value : "'" + value + "'"));
        }
        return this;
    }

    /** Adds everything that asks for these people again. */
    Command with(GenerationRequest request) {
        Map<String, String> asked = RequestReader.words(request);
        Setting.all()
                .forEach(setting -> RequestReader.WORDS.forEach((word, meant) -> {
                    if (meant.equals(setting)) {
                        with(setting, asked.getOrDefault(word, ""));
                    }
                }));
        return this;
    }

    /** Returns them, and the command. */
    @Override
    public String toString() {
        return words + " java -jar fhir-seeder.jar";
    }
}

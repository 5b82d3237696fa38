package dev.fhirseeder.reconcile;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Start;
import dev.fhirseeder.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers settings for a command that is pasted into a shell. */
final class Command {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a setting, unless it is blank. */
    Command with(Setting<?> setting, String value) {
        if (!value.isBlank()) {
            values.put(setting.variable(), value);
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

    /**
     * Returns the command.
     *
     * @param start how this process was started, and what else it was told
     */
    String of(Start start) {
        return start.instead(values);
    }
}

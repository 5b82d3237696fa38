package dev.fhirseeder.fhir;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a warning of the validator stays.
 *
 * @param profiles whether it is found only {@code with} or only {@code without} the folder of profiles, or {@code always}
 * @param pattern what the whole message matches, as {@code location: text}
 */
record Explanation(String profiles, Pattern pattern, String reason) {

    /** Returns those that count with the folder of profiles, or without. */
    static List<Explanation> read(boolean withProfiles) {
        String other = withProfiles ? "without" : "with";
        return Table.read("validation/warnings.csv", List.of("profiles", "pattern", "reason"), Explanation::of).stream()
                .filter(explanation -> !explanation.profiles.equals(other))
                .toList();
    }

    private static Explanation of(Row row) {
        return new Explanation(
                row.value("profiles", "always, with or without", Explanation::known),
                Pattern.compile(row.text("pattern")),
                row.text("reason"));
    }

    private static String known(String text) {
        if (!List.of("always", "with", "without").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}

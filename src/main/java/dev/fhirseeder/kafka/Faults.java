package dev.fhirseeder.kafka;

import com.google.common.base.Ascii;
import dev.fhirseeder.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Why a message was refused, in as many words as fit into a header and a log, each fault in one line. */
final class Faults {

    private static final int TOLD = 20;
    private static final int LONGEST = 300;

    /** Control characters, and what else some take for the end of a line. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private Faults() {}

    /** Returns the first faults, shortened, and how many more there are. */
    static List<String> of(SettingsException refusal) {
        List<String> told = new ArrayList<>();
        refusal.problems().stream().limit(TOLD).map(Faults::line).forEach(told::add);
        int more = refusal.problems().size() - TOLD;
        if (more > 0) {
            told.add("and %d more".formatted(more));
        }
        return told;
    }

    /** A value that is quoted may hold anything; whoever reads a log must not take it for a line of its own. */
    private static String line(String fault) {
        String shown = Ascii.truncate(fault, LONGEST, "…");
        return CONTROL.matcher(shown)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}

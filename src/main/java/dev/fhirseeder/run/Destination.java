package dev.fhirseeder.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where a run goes, and in which way. What has arrived at one destination has not arrived at another.
 *
 * @param sink the name of the sink, like {@code fhir}
 * @param to the base URL of the server, or the folder of the files
 * @param writeMode how resources are written, as the operator set it: what {@code auto} stands for is found out later
 */
public record Destination(String sink, String to, String writeMode) {

    /** Names a destination. */
    public Destination {
        Objects.requireNonNull(sink, "sink");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(writeMode, "writeMode");
    }

    /** Tells whether a resource that is sent a second time is there twice. */
    public boolean isDoubling() {
        return sink.equals("fhir") && writeMode.equals("create");
    }

    /** Tells whether people have arrived only when all of them have: then there is nothing to remember on the way. */
    boolean isAllOrNothing() {
        return sink.equals("ndjson");
    }

    /** Returns how another destination differs from this one, each in the words of a setting. */
    List<String> differences(Destination other) {
        List<String> differences = new ArrayList<>();
        differ("SINK (seeder.sink)", sink, other.sink, differences);
        differ(
                isAllOrNothing() ? "DATA_DIR (seeder.data-dir)" : "FHIR_URL (seeder.fhir-url)",
                to,
                other.to,
                differences);
        differ("WRITE_MODE (seeder.write-mode)", writeMode, other.writeMode, differences);
        return differences;
    }

    private static void differ(String setting, String expected, String found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add("%s: found '%s', expected '%s'".formatted(setting, found, expected));
        }
    }
}

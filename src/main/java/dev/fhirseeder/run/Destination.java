package dev.fhirseeder.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a run goes, and in which way. What has arrived at one destination has not arrived at another.
 *
 * @param sink the name of the sink, like {@code fhir}
 * @param to the base URL of the server, or the folder of the files
 * @param writeMode how resources are written, as the operator set it: what {@code auto} stands for is found out later
 * @param compression of the files; {@code none} for a server
 */
public record Destination(String sink, String to, String writeMode, String compression) {

    /** Names a destination; a journal that says nothing of compression is of none. */
    @JsonCreator
    public Destination(
            @JsonProperty("sink") String sink,
            @JsonProperty("to") String to,
            @JsonProperty("writeMode") String writeMode,
            @JsonProperty("compression") @Nullable String compression) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.to = Objects.requireNonNull(to, "to");
        this.writeMode = Objects.requireNonNull(writeMode, "writeMode");
        this.compression = compression == null ? "none" : compression;
    }

    /** Names a destination to which nothing goes compressed. */
    Destination(String sink, String to, String writeMode) {
        this(sink, to, writeMode, null);
    }

    /** Tells whether a resource that is sent a second time is there twice. */
    public boolean isDoubling() {
        return sink.equals("fhir") && writeMode.equals("create");
    }

    /** Tells whether people have arrived only when all of them have; on the way, checkpoints are remembered. */
    boolean isAllOrNothing() {
        return sink.equals("ndjson");
    }

    /** Tells whether what a run had written up to its last checkpoint is still there, so that it can go on. */
    boolean holds(Unfinished run) {
        return !isAllOrNothing()
                || new Parts(Path.of(to), run.runId()).hold(run.standing().files(), run.isComplete());
    }

    /** Returns where it goes as a URL: that of a folder of files says {@code file:} and ends with a slash. */
    String url() {
        return isFolder()
                ? Path.of(to).toAbsolutePath().normalize().toUri().toString().replaceFirst("/*$", "/")
                : to;
    }

    boolean isFolder() {
        return isAllOrNothing() || sink.equals("bundles");
    }

    /** Returns how another destination differs from this one, each in the words of a setting. */
    List<String> differences(Destination other) {
        List<String> differences = new ArrayList<>();
        differ("SINK (seeder.sink)", sink, other.sink, differences);
        if (sink.equals(other.sink)) {
            differ(
                    isFolder() ? "DATA_DIR (seeder.data-dir)" : "FHIR_URL (seeder.fhir-url)",
                    base(),
                    other.base(),
                    differences);
        }
        differ("WRITE_MODE (seeder.write-mode)", writeMode, other.writeMode, differences);
        differ("COMPRESSION (seeder.compression)", compression, other.compression, differences);
        return differences;
    }

    /** Returns what a setting says of where it goes: files lie in a folder of their own below that. */
    private String base() {
        return isFolder() ? String.valueOf(Path.of(to).getParent()) : to;
    }

    private static void differ(String setting, String expected, String found, List<String> differences) {
        if (!expected.equals(found)) {
            differences.add("%s: found '%s', expected '%s'".formatted(setting, found, expected));
        }
    }
}

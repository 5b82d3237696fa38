package dev.fhirseeder.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.fhirseeder.files.WholeFile;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where reports go: to files, and to who reads along.
 *
 * @param folder in which the files lie
 * @param out where people read
 */
public record Keeping(Path folder, PrintStream out) {

    /** Lines end as everywhere, whatever the machine is used to. */
    private static final ObjectWriter JSON =
            new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /**
     * Keeps a report as JSON.
     *
     * @param name of the file, without its ending
     * @param report whose JSON form is kept
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void keep(String name, Object report) {
        try {
            WholeFile.write(folder.resolve(name + ".json"), JSON.writeValueAsBytes(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is always writable as JSON", e);
        }
    }

    /** Prints lines, each ended by a line feed. */
    public void print(String lines) {
        out.print(lines);
        out.flush();
    }
}

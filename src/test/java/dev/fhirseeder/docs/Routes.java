package dev.fhirseeder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The routes of the project, as the documents name them. */
final class Routes {

    private static final Pattern ID = Pattern.compile("\\A(?:#.*\\s+)*- route:\\s+id: (\\S+)");
    private static final Pattern SOURCE = Pattern.compile("from:\\s+uri: direct:(\\S+)");

    private Routes() {}

    /** Returns the id of every route that bears the name of its file: further doors of a trigger are part of it. */
    static Set<String> ids() {
        return found(ID);
    }

    /** Returns what stands behind {@code direct:} where a route begins. */
    static Set<String> sources() {
        return found(SOURCE);
    }

    private static Set<String> found(Pattern pattern) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}

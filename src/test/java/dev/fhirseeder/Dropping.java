package dev.fhirseeder;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The folder into which a test drops requests. */
record Dropping(Path inbox) {

    /** Makes the folder below another. */
    static Dropping below(Path folder) {
        try {
            return new Dropping(Files.createDirectories(folder.resolve("inbox")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is wrong with a file that was refused. */
    List<String> faults(String name) {
        String file = files("failed").stream()
                .filter(found -> found.startsWith(name + "-") && found.endsWith(".faults.json"))
                .findFirst()
                .orElseThrow();
        return StreamSupport.stream(json("failed", file).get("faults").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Returns what a file says. */
    JsonNode json(String below, String name) {
        return Seeding.json(inbox.resolve(below).resolve(name));
    }

    /** Returns the names of the files there, or in a folder below, in their order. */
    List<String> files(String below) {
        Path where = inbox.resolve(below);
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file under another name and renames it, as everybody should. */
    void drop(String name, String json) {
        drop(name, json, "2026-11-22T07:00:00Z");
    }

    /** As {@link #drop(String, String)}, with the time of its last change. */
    void drop(String name, String json, String changed) {
        try {
            Path draft = Files.writeString(inbox.resolve(".draft"), json);
            Files.setLastModifiedTime(draft, FileTime.from(Instant.parse(changed)));
            Files.move(draft, inbox.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes more into a file. */
    void append(String name, String text) {
        try {
            Files.writeString(inbox.resolve(name), text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file. */
    void delete(String name) {
        try {
            Files.delete(inbox.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

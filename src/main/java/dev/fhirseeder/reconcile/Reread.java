package dev.fhirseeder.reconcile;

import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.report.FileCheck;
import dev.fhirseeder.sink.ExportedFile;
import dev.fhirseeder.sink.ExportedLines;
import org.jspecify.annotations.Nullable;

/**
 * A file of an export that is read beside the resources that it should hold. Both are in one order: what stands between is of people who
 * are not looked at, or of nobody whom we know.
 */
final class Reread {

    /** The length of an id, which is a UUID. */
    private static final int ID = 36;

    private final String type;
    private final @Nullable ExportedFile file;
    private final @Nullable ExportedLines lines;
    private final int known;
    private long made;
    private long same;

    /** Opens a file. */
    Reread(ExportedFile file) {
        this.type = file.type();
        this.file = file;
        this.lines = file.open();
        this.known = known(type);
    }

    /** Stands for a file that is not there. */
    Reread(String type) {
        this.type = type;
        this.file = null;
        this.lines = null;
        this.known = known(type);
    }

    /** How many bytes of a line say of what type it is and which one. */
    private static int known(String type) {
        return "{\"resourceType\":\"%s\",\"id\":\"".formatted(type).length() + ID;
    }

    /** Reads on as far as these resources are to be found. */
    void hold(Json text) {
        byte[] bytes = text.array();
        int from = 0;
        for (int i = 0; i < text.size(); i++) {
            if (bytes[i] == '\n') {
                made++;
                same += lines != null && find(lines, bytes, from, i - from) ? 1 : 0;
                from = i + 1;
            }
        }
    }

    private boolean find(ExportedLines reading, byte[] bytes, int from, int length) {
        while (reading.next()) {
            if (reading.begins(bytes, from, Math.min(known, length))) {
                return reading.is(bytes, from, length);
            }
        }
        return false;
    }

    /** Reads the file to its end, and returns what was found. */
    FileCheck end() {
        if (file == null || lines == null) {
            return new FileCheck(type, type, 0, 0, 0, made, same);
        }
        boolean more = lines.next();
        while (more) {
            more = lines.next();
        }
        return new FileCheck(file.name(), type, file.bytes(), file.count(), lines.count(), made, same);
    }

    void close() {
        if (lines != null) {
            lines.close();
        }
    }
}

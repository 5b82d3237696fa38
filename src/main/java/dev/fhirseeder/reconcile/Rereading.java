package dev.fhirseeder.reconcile;

import com.google.common.collect.Lists;
import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.report.FileCheck;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.sink.Exported;
import dev.fhirseeder.sink.ExportedFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The people of an export, made again from what its manifest says was asked, and held against its files line by line: those who are looked
 * at, in the order of the files. No more than a few people and one line of each file are in memory. To be used once.
 */
public final class Rereading {

    /** So many people are encoded before the files are read on: some megabytes. */
    private static final int HANDFUL = 64;

    /** So many of them are encoded together, beside others. */
    private static final int TOGETHER = 16;

    private final Exported export;
    private final GenerationRequest request;
    private final Profile profile;
    private final SortedMap<String, Reread> files = new TreeMap<>();

    /**
     * Prepares the reading.
     *
     * @param export whose files are read
     * @param request what its manifest says was asked
     */
    public Rereading(Exported export, GenerationRequest request) {
        this(export, request, new Profile(request.asOf(), request.records()));
    }

    Rereading(Exported export, GenerationRequest request, Profile profile) {
        this.export = export;
        this.request = request;
        this.profile = profile;
    }

    /**
     * Makes the people and reads the files to their ends.
     *
     * @return what was found of each file, by type; of a type that no file has, what the people have of it
     * @throws dev.fhirseeder.sink.ExportException if a file cannot be read
     */
    public List<FileCheck> checks(RecordGenerator generator, Encoder encoder) {
        try {
            for (ExportedFile file : export.files()) {
                files.put(file.type(), new Reread(file));
            }
            look(generator.records(request), encoder);
            List<FileCheck> checks = new ArrayList<>();
            files.values().forEach(file -> checks.add(file.end()));
            return checks;
        } finally {
            files.values().forEach(Reread::close);
        }
    }

    /** Returns what the people look like who were made. */
    public Profile profile() {
        return profile;
    }

    private void look(Iterator<PatientRecord> people, Encoder encoder) {
        List<PatientRecord> seen = new ArrayList<>();
        while (people.hasNext()) {
            PatientRecord one = people.next();
            if (profile.looksAt(one)) {
                seen.add(one);
            } else {
                profile.enter(List.of(one));
            }
            if (seen.size() == HANDFUL || !people.hasNext()) {
                hold(seen, encoder);
                seen.clear();
            }
        }
    }

    private void hold(List<PatientRecord> seen, Encoder encoder) {
        List<SortedMap<String, Lines>> texts = Lists.partition(seen, TOGETHER).parallelStream()
                .map(encoder::bulk)
                .toList();
        profile.enter(seen);
        for (Map<String, Lines> text : texts) {
            text.forEach((type, lines) -> {
                files.computeIfAbsent(type, Reread::new).hold(lines.text());
                lines.done().run();
            });
        }
    }
}

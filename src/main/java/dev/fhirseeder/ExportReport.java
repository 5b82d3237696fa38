package dev.fhirseeder;

import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.page.Imprint;
import dev.fhirseeder.reconcile.Rereading;
import dev.fhirseeder.report.ExportPage;
import dev.fhirseeder.report.FileCheck;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Start;
import dev.fhirseeder.settings.Counted;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.sink.ExportException;
import dev.fhirseeder.sink.Exported;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code --report <folder>}: makes the page of an export that lies there. Its manifest says of whom; the settings of this process
 * say nothing of it.
 */
final class ExportReport {

    private static final Settings PLAIN = new SettingsReader(Map.of(), Map.of()).read();

    private ExportReport() {}

    /**
     * Makes the page, and returns the exit code: 1 if the files do not hold what they should, 2 if there is no page.
     *
     * @param out where is told what came of it
     * @param complaints where is told why nothing did, in one line
     */
    static int answer(Path folder, PrintStream out, PrintStream complaints) {
        try {
            return made(folder, out);
        } catch (ExportException e) {
            complaints.println("fhir-seeder: " + e.getMessage());
            return Application.REFUSED;
        }
    }

    private static int made(Path folder, PrintStream out) {
        Exported export = Exported.in(folder);
        checkPlace(export.page());
        GenerationRequest request = request(folder, export);
        Rereading rereading = new Rereading(export, request);
        List<FileCheck> checks = rereading.checks(Facts.shared().generator(), ProvedEncoder.ofR4());
        export.checkUnchanged();
        ExportPage page = new ExportPage(request, rereading.profile(), checks, start(export));
        write(export.page(), page.html());
        page.faults().forEach(out::println);
        out.printf(
                "The report of %s lies in %s%n",
                Counted.of(rereading.profile().met(), "person", "people"), export.page());
        return page.faults().isEmpty() ? Application.DONE : Application.NOT_ALL_DELIVERED;
    }

    private static GenerationRequest request(Path folder, Exported export) {
        try {
            return Facts.shared().requests(PLAIN).read(export.words());
        } catch (SettingsException e) {
            throw new ExportException(
                    "%s: %s".formatted(folder.resolve("manifest.json"), String.join("; ", e.problems())));
        }
    }

    /** What takes long is not begun if nothing can come of it. */
    private static void checkPlace(Path page) {
        try {
            if (Files.exists(page, LinkOption.NOFOLLOW_LINKS) && !Imprint.isOn(page)) {
                throw new ExportException(
                        "%s: found what fhir-seeder has not made, expected nothing or a report; move it away"
                                .formatted(page));
            }
        } catch (IOException e) {
            throw new ExportException("%s: cannot be read: %s".formatted(page, WholeFile.reason(e)));
        }
        Path folder = page.toAbsolutePath().resolveSibling("");
        DataFolder.refusal(folder).ifPresent(reason -> {
            throw new ExportException("%s: found no way to write there, expected a folder that can be written; %s"
                    .formatted(folder, reason));
        });
    }

    private static void write(Path page, String html) {
        try {
            WholeFile.write(page, html.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw new ExportException(String.valueOf(e.getMessage()));
        }
    }

    private static Start start(Exported export) {
        Settings chosen = new SettingsReader(
                        Map.of(),
                        Map.of(
                                Setting.SINK.property(),
                                "ndjson",
                                Setting.COMPRESSION.property(),
                                export.files().get(0).compression().text()))
                .read();
        return new Invocation(PLAIN).of(chosen);
    }
}

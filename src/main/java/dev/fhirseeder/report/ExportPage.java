package dev.fhirseeder.report;

import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.page.Bar;
import dev.fhirseeder.page.BarTable;
import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Start;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The page of an export that lies in a folder: what its files hold, and what its people look like, who were made again. Of its delivery
 * nothing is known. Equal exports have equal pages.
 *
 * @param request what its manifest says was asked
 * @param profile of its people
 * @param files what was found of each file
 * @param start how it is made again
 */
public record ExportPage(GenerationRequest request, Profile profile, List<FileCheck> files, Start start) {

    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("summary", "Summary");
        PARTS.put("files", "Files");
        PARTS.put("people", "People");
        PARTS.put("doses", "Immunizations");
        PARTS.put("cards", "Cards");
    }

    /** Returns what does not fit between the files, their manifest and the people, in sentences; empty if all fits. */
    public List<String> faults() {
        boolean everybody = profile.people() == profile.met();
        Stream<String> fewer = profile.met() == request.records()
                ? Stream.of()
                : Stream.of("%s people can be made again, manifest.json says %s."
                        .formatted(whole(profile.met()), whole(request.records())));
        return Stream.concat(fewer, files.stream().flatMap(file -> file.faults(everybody).stream()))
                .toList();
    }

    /** Returns the page. */
    public String html() {
        List<String> faults = faults();
        String title = "Export of %s people".formatted(whole(profile.met()));
        Html html = RunPage.begin(title);
        html.open("header").element("h1", title);
        html.open("p")
                .element(
                        "strong",
                        faults.isEmpty() ? "As made again" : "Not as made again",
                        "class",
                        "state " + (faults.isEmpty() ? "well" : "ill"));
        html.text(" " + (faults.isEmpty() ? fitting() : "The files do not hold what is made of the same request."))
                .close();
        html.element("p", "Synthetic: nobody real is described here.", "class", "note");
        RunPage.contents(html, PARTS);
        html.close().open("main", "id", "main");
        summary(html, faults);
        files(html);
        PopulationPart.write(html, profile, request.vaccines().isEmpty() && request.completeness() == 1);
        return RunPage.end(html);
    }

    private String fitting() {
        return "The files hold what their manifest says, and every resource of the %s people who were looked at, byte for byte."
                .formatted(whole(profile.people()));
    }

    private void summary(Html html, List<String> faults) {
        SummaryPart.begin(html);
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("People", whole(profile.met()));
        counts.put("Resources", whole(files.stream().mapToLong(FileCheck::lines).sum()));
        counts.put("Files", whole(files.size()));
        counts.put(
                "Size", Figures.bytes(files.stream().mapToLong(FileCheck::bytes).sum()));
        SummaryPart.tiles(html, counts);
        SummaryPart.faults(html, "What does not fit", faults);
        if (!faults.isEmpty()) {
            html.element(
                    "p",
                    "What follows below the files is told of the people as this version of fhir-seeder makes them, and not of what the files hold.",
                    "class",
                    "note");
        }
        SummaryPart.asked(html, asked());
        SummaryPart.command(html, "To make it again", start.again(asked()));
    }

    /** What goes without saying is left out. */
    private Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        Map<String, String> words = RequestReader.words(request);
        RequestReader.PEOPLE.forEach((word, setting) -> {
            String text = Objects.requireNonNullElse(words.get(word), "");
            boolean usual = (word.equals("healthNumbers") && text.equals(setting.standard()))
                    || (word.equals("completeness") && request.completeness() == 1);
            if (!text.isEmpty() && !usual) {
                asked.put(setting.variable(), text);
            }
        });
        return asked;
    }

    private void files(Html html) {
        html.element("h2", "Files", "id", "files");
        html.element(
                "p",
                "How many lines each file has, how many resources the manifest says, and how many of those of the people who were looked at it has, byte for byte.",
                "class",
                "note");
        new BarTable("Resources by file", "File", "Resources", "By manifest", "Looked for", "The same", "Size")
                .write(
                        html,
                        files.stream()
                                .map(file -> Bar.of(
                                        file.name(),
                                        file.lines(),
                                        whole(file.count()),
                                        whole(file.made()),
                                        whole(file.same()),
                                        Figures.bytes(file.bytes())))
                                .toList());
    }
}

package dev.fhirseeder.report;

import dev.fhirseeder.run.Run;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws up the report of each run, keeps it as a file and prints its summary. */
public final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Keeping keeping;
    private final Pages pages;
    private long turns;

    /**
     * Prepares the reporting.
     *
     * @param folder where reports lie
     * @param out where summaries are printed
     * @param pages of how many runs the report is kept as a page for people, too
     */
    public Reports(Path folder, PrintStream out, long pages) {
        this.keeping = new Keeping(folder, out);
        this.pages = new Pages(folder, pages);
    }

    /**
     * Reports a run that has come to its end, as {@code <runId>.json} and {@code latest.json}, and for people as {@code
     * <runId>.html} and {@code latest.html}; pages of the oldest runs are removed. If the JSON cannot be written, that is a trouble of the run; the summary is
     * printed in any case.
     */
    public RunReport tell(Run run) {
        keepOrSay(run);
        RunReport report = of(run);
        keeping.print(Summary.of(report, run));
        return report;
    }

    /**
     * Keeps the report of a run once more, if the run has met with trouble since it was told. Nothing is printed again. If
     * the files cannot be written, that is a trouble of the run, too.
     *
     * @param told as it was
     */
    public RunReport amend(Run run, RunReport told) {
        if (run.troubles().equals(told.troubles())) {
            return told;
        }
        keepOrSay(run);
        return of(run);
    }

    private static RunReport of(Run run) {
        return RunReport.of(run, String.join(", ", run.places()));
    }

    /**
     * The page comes last, with all troubles. That there is none is told, and is no trouble: nothing but a view is missing. It
     * takes a while to make, in which others keep theirs.
     */
    private void keepOrSay(Run run) {
        long turn = keep(run);
        try {
            if (pages.areWanted()) {
                pages.keep(run.id(), RunPage.of(of(run), run).getBytes(StandardCharsets.UTF_8), turn);
            } else {
                pages.withdraw();
            }
        } catch (UncheckedIOException e) {
            LOG.warn("run={} the page of the report is not kept as it should be: {}", run.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("run={} the page of the report cannot be made", run.id(), e);
        }
    }

    /** One run after another, so that the latest report is of the run that was the last to be told; returns its turn. */
    private synchronized long keep(Run run) {
        try {
            keep(of(run));
        } catch (UncheckedIOException e) {
            run.trouble("the report is not kept: " + e.getMessage());
        }
        return ++turns;
    }

    private void keep(RunReport report) {
        keeping.keep(report.runId(), report);
        keeping.keep("latest", report);
    }
}

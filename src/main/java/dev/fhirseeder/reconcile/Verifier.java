package dev.fhirseeder.reconcile;

import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.report.Keeping;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Reads back from the server what should be there: of a run that has come to its end, or of a request. */
public final class Verifier {

    private final Origin origin;
    private final Portions portions;
    private final Comparison comparison;
    private final Keeping keeping;
    private final Scope scope;

    /**
     * What the operator wants.
     *
     * @param eachRun whether each run is read back when it has ended
     * @param sample the content of how many people is compared, at most
     */
    public record Scope(boolean eachRun, long sample) {}

    /** Stands for a reading back that nobody wants. */
    private static final Inquiry NONE = new Inquiry() {
        @Override
        public void broken(String why) {
            throw new IllegalStateException("Nothing was asked, but " + why);
        }

        @Override
        public int exitCode() {
            return 0;
        }
    };

    /**
     * Prepares the reading back.
     *
     * @param origin of what no run asks for
     * @param portions makes the people again
     * @param comparison compares them with what the server holds
     * @param keeping takes reports
     * @param scope what the operator wants
     */
    public Verifier(Origin origin, Portions portions, Comparison comparison, Keeping keeping, Scope scope) {
        this.origin = origin;
        this.portions = portions;
        this.comparison = comparison;
        this.keeping = keeping;
        this.scope = scope;
    }

    /** Begins with the people of the settings, or of the run that the operator has named. */
    public Inquiry open() {
        var request = origin.request().get();
        return new Verification(origin.names().get(), request, Sample.of(request.records(), scope.sample()));
    }

    /**
     * Begins with the people of a run that has come to its end, if that is wanted and the run has made them. One that was given
     * up or stopped is not read back, since what is missing is known already; that is a trouble of the run.
     */
    public Inquiry after(Run run) {
        if (!scope.eachRun() || run.isReplay()) {
            return NONE;
        }
        if (run.isGivenUp() || run.isInterrupted()) {
            run.trouble("not read back from the server: the run was broken off");
            return NONE;
        }
        return new Verification(run.id(), run.request(), Sample.of(run.request().records(), scope.sample()));
    }

    /** Returns the people, some at a time. */
    public Iterator<Portion> portions(Inquiry inquiry) {
        return inquiry instanceof Verification verification
                ? portions.of(verification.request(), verification::isBroken)
                : Collections.emptyIterator();
    }

    /**
     * Asks for some people, and enters what was found. It may be done again if it fails: all is asked before any is
     * entered. Camel takes the next before it has heard of the one before, so that nothing is asked once it broke off.
     */
    public void compare(Verification verification, Portion portion) {
        if (!verification.isBroken()) {
            verification.enter(comparison.of(portion, verification::isCompared, verification.unsearchable()));
        }
    }

    /** Returns the types of resources that the server is to count by their tag. */
    public Iterator<String> types(Inquiry inquiry) {
        return inquiry instanceof Verification verification && !verification.isBroken() && !portions.isStopped()
                ? RecordMapper.TYPES.iterator()
                : Collections.emptyIterator();
    }

    /** Asks how many resources of a type carry the tag of the seed. */
    public void count(Verification verification, String type) {
        if (!verification.isBroken()) {
            verification.tagged(
                    type, comparison.count(type, verification.request().seed()));
        }
    }

    /**
     * Tells what was found of a run, makes what is wrong on the server a trouble of the run, and says why somebody may be
     * missing.
     */
    public void settle(Inquiry inquiry, Run run) {
        if (!(inquiry instanceof Verification verification)) {
            return;
        }
        long elsewhere = run.tally().deadLettered() + run.remaining();
        if (elsewhere > 0 && !verification.isVerified()) {
            verification.remark(Counted.of(elsewhere, "person is", "people are")
                    + " in the dead letters or left; what is missing may be theirs");
        }
        show(verification);
        verification.unkept().ifPresent(why -> run.trouble("what was read back from the server is not kept: " + why));
        if (!verification.isVerified()) {
            run.trouble("read back from the server: " + wrong(verification));
        }
    }

    private static String wrong(Verification verification) {
        long faults = verification.faults();
        return faults == 0
                ? "not everything could be verified"
                : Counted.of(faults, "resource is", "resources are") + " missing, duplicate or different";
    }

    /** Prints what was found, and keeps it as a file; if that cannot be written, it is said. */
    public void show(Inquiry inquiry) {
        if (inquiry instanceof Verification verification) {
            hints(verification).forEach(verification::remark);
            try {
                keeping.keep("verify-" + verification.id(), VerificationReport.of(verification, origin.fhirUrl()));
            } catch (UncheckedIOException e) {
                verification.unkept(String.valueOf(e.getMessage()));
            }
            keeping.print(VerificationTable.of(VerificationReport.of(verification, origin.fhirUrl())));
        }
    }

    private static List<String> hints(Verification verification) {
        if (!verification.isBroken()
                && verification.people() < verification.request().records()) {
            return List.of("the process was stopped before all were read back");
        }
        if (!verification.unsearchable().isEmpty()) {
            return List.of(); // nobody knows what else is there
        }
        boolean others = verification.rows().values().stream().allMatch(row -> row.found() == 0)
                && verification.rows().values().stream().anyMatch(row -> row.other() > 0);
        if (others) {
            return List.of("the seed has left other resources there: check PT, POPULATION_DATE and START_INDEX");
        }
        List<String> different = verification.examples().different();
        return !different.isEmpty() && different.stream().allMatch(example -> example.endsWith(" $.id"))
                ? List.of("the server has chosen the ids: check WRITE_MODE")
                : List.of();
    }
}

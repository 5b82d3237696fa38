package dev.fhirseeder.reconcile;

import com.google.common.collect.Lists;
import dev.fhirseeder.deliver.Failure;
import dev.fhirseeder.deliver.QuestionException;
import dev.fhirseeder.report.Keeping;
import dev.fhirseeder.run.Start;
import dev.fhirseeder.settings.InquirySetting;
import dev.fhirseeder.settings.Setting;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Removes from a server what a seed has left there, or some people of it. What is there is counted first, and nothing is
 * removed unless that count is confirmed; nothing ever that does not carry the tag of the seed.
 */
public final class Purge {

    private final Origin origin;
    private final Shares shares;
    private final Holdings holdings;
    private final Deletion deletion;
    private final Keeping keeping;
    private final Scope scope;

    /**
     * What the operator wants.
     *
     * @param whole whether everything is to be removed that carries the tag of the seed, whoever it belongs to
     * @param count how many resources may be removed; empty to count only
     * @param entries how many go into one request, at most
     * @param start how the process was started, for the command that goes on
     */
    public record Scope(boolean whole, Optional<Long> count, int entries, Start start) {}

    /**
     * Prepares the removing.
     *
     * @param origin says whose resources are meant
     * @param shares parts them
     * @param holdings of the server
     * @param deletion removes from it
     * @param keeping takes reports
     * @param scope what the operator wants
     */
    public Purge(Origin origin, Shares shares, Holdings holdings, Deletion deletion, Keeping keeping, Scope scope) {
        this.origin = origin;
        this.shares = shares;
        this.holdings = holdings;
        this.deletion = deletion;
        this.keeping = keeping;
        this.scope = scope;
    }

    /** Begins. */
    public Removal open() {
        return new Removal(origin.names().get(), origin.request().get(), scope.whole(), scope.count());
    }

    /** Returns what there is to count before. */
    public Iterator<Share> counted(Removal removal) {
        return all(removal);
    }

    /** Counts a share. It may be done again if it fails. */
    public void count(Removal removal, Share share) {
        if (removal.state() != Removal.State.BROKEN) {
            removal.counted(
                    share,
                    share.isAll()
                            ? holdings.count(share.type(), removal.seed())
                            : own(removal, share).size());
        }
    }

    /** Decides whether it is removed. */
    public void decide(Removal removal) {
        removal.decide(shares.isStopped());
    }

    /** Returns what there is to remove, what refers to others first; of all of a type some at a time, until none is left. */
    public Iterator<Share> removed(Removal removal) {
        if (removal.state() != Removal.State.REMOVING) {
            return Collections.emptyIterator();
        }
        return removal.isWhole()
                ? shares.repeated(removal::isEmptied, () -> removal.state() == Removal.State.BROKEN)
                : all(removal);
    }

    /** Removes a share, or some of it. It may be done again if it fails: what is gone is not found any more. */
    public void remove(Removal removal, Share share) {
        if (removal.state() == Removal.State.BROKEN) {
            return; // Camel takes the next share before it has heard of the one before
        }
        if (share.isAll()) {
            List<Held> page = some(removal, share.type());
            if (page.isEmpty()) {
                removal.emptied(share.type());
            }
            delete(removal, share.type(), page);
        } else {
            delete(removal, share.type(), own(removal, share));
        }
    }

    /** Returns what there is to count once more. */
    public Iterator<Share> left(Removal removal) {
        return removal.state() == Removal.State.REMOVING ? all(removal) : Collections.emptyIterator();
    }

    /** Closes the account, prints it and keeps it as a file. */
    public void show(Removal removal) {
        removal.close(shares.isStopped());
        RemovalReport report = RemovalReport.of(removal, origin.fhirUrl());
        keeping.print(RemovalTable.of(report, removal.state(), command(removal, Removal.total(report.before()))));
        keeping.keep("purge-" + report.runId(), report);
    }

    /** Writes down every word, lest a default stand for another range. */
    private String command(Removal removal, long count) {
        Command command = new Command()
                .with(Setting.TRIGGER, "purge")
                .with(InquirySetting.PURGE_COUNT, Long.toString(count))
                .with(Setting.FHIR_URL, origin.fhirUrl());
        return (removal.isWhole()
                        ? command.with(Setting.SEED, Long.toString(removal.seed()))
                        : command.with(removal.request()))
                .of(scope.start());
    }

    private Iterator<Share> all(Removal removal) {
        return removal.isWhole()
                ? shares.all(() -> removal.state() == Removal.State.BROKEN)
                : shares.of(removal.request(), () -> removal.state() == Removal.State.BROKEN);
    }

    /** The server has been asked for the tag already; but what it answers is removed only if it carries it. */
    private List<Held> own(Removal removal, Share share) {
        try {
            return holdings.find(share.type(), removal.seed(), share.ids(), false).stream()
                    .filter(held -> held.bears(removal.seed()))
                    .filter(held -> held.derived().stream().anyMatch(share.ids()::contains))
                    .toList();
        } catch (UnsearchableException e) {
            throw new QuestionException(
                    Failure.PERMANENT,
                    "%s cannot be searched by identifier (%s), so that a range of people cannot be removed; check FHIR_URL, or remove all of the seed without START_INDEX, NUM_RECORDS and RUN_ID"
                            .formatted(share.type(), e.getMessage()));
        }
    }

    private List<Held> some(Removal removal, String type) {
        List<Held> page = holdings.some(type, removal.seed(), scope.entries());
        if (!page.stream().allMatch(held -> held.bears(removal.seed()))) {
            throw new QuestionException(
                    Failure.PERMANENT,
                    "asked for a tag, the server answers with a %s that does not carry it; it is not to be trusted"
                            .formatted(type));
        }
        if (removal.isRemoved(page)) {
            throw new QuestionException(Failure.TRANSIENT, "the server still finds what it has deleted");
        }
        return page;
    }

    private void delete(Removal removal, String type, List<Held> all) {
        for (List<Held> page : Lists.partition(all, scope.entries())) {
            deletion.of(page);
            removal.removed(type, page);
        }
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.history.Assessment.Verdict;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The doses that one person has had, judged and counted one after the other. A dose that does not count still keeps its
 * distance from the next: whoever was given one too early waits the interval from that one too (a judgement; the guides
 * say it of live vaccines).
 */
final class Replay {

    private final Programme programme;
    private final Person person;
    private final int birth;
    private final Counts valid;
    private final Counts all;
    private final Needs needs;
    private final Needs distances;
    private final DueDays dueDays;
    private final SeriesLengths lengths;
    private final int[] begun;

    /**
     * What is to be said of a dose in one series.
     *
     * @param slot the row by which it is judged
     * @param offered whether the programme offers that very vaccine there and then
     * @param own whether the row itself is of that vaccine
     * @param counts the first day on which it counts
     */
    private record Judgement(Verdict verdict, Offer slot, boolean offered, boolean own, int counts) {}

    Replay(Programme programme, String pt, Person person, Delays delays) {
        this.programme = programme;
        this.person = person;
        this.birth = (int) person.birthDate().toEpochDay();
        Numbering numbering = programme.numbering();
        this.valid = new Counts(numbering);
        this.all = new Counts(numbering);
        this.lengths = new SeriesLengths(pt, person.birthDate(), valid);
        this.begun = new int[numbering.seriesCount()];
        SeriesLengths ofAll = new SeriesLengths(pt, person.birthDate(), all);
        this.dueDays = new DueDays(person.birthDate(), Draws.of(0), delays, Pregnancies.NONE);
        this.needs = new Needs(programme, person, dueDays, valid, lengths, Pregnancies.NONE);
        this.distances = new Needs(programme, person, dueDays, all, ofAll, Pregnancies.NONE);
    }

    Counts valid() {
        return valid;
    }

    Needs needs() {
        return needs;
    }

    DueDays dueDays() {
        return dueDays;
    }

    /** Returns the first day on which a dose of that offer counts, after the doses taken so far. */
    int earliest(Offer slot, Offer offer, int day) {
        return Math.max(needs.earliest(slot, offer, day), distances.earliest(slot, offer, day));
    }

    /** Tells whether the person lacks the dose of that slot, and the series that was begun is the one of the slot. */
    boolean lacks(Offer slot) {
        return slot.isFor(person, birth) && needs.needed(slot) && continues(slot);
    }

    /** Judges the next dose, in the order of the days, and counts it if it counts. */
    Assessment take(Given dose, Listing listing) {
        int day = (int) dose.on().toEpochDay();
        Judgement best = null;
        for (int series = 0; series < programme.numbering().seriesCount(); series++) {
            Judgement judgement = judge(series, listing, day);
            best = best == null || (judgement != null && better(judgement, best)) ? judgement : best;
        }
        return best == null
                ? note(new Assessment(dose, Verdict.NOT_OFFERED, null, 0, null, null), null, listing, day)
                : note(assessment(dose, best), best, listing, day);
    }

    private static boolean better(Judgement one, Judgement other) {
        if (one.offered() != other.offered()) {
            return one.offered();
        }
        int verdict = one.verdict().compareTo(other.verdict());
        int breadth = Long.bitCount(one.slot().diseases) - Long.bitCount(other.slot().diseases);
        return verdict < 0 || (verdict == 0 && breadth > 0);
    }

    private Assessment assessment(Given dose, Judgement judgement) {
        Offer slot = judgement.slot();
        Verdict verdict = judgement.offered() ? judgement.verdict() : Verdict.NOT_OFFERED;
        LocalDate counts = verdict == Verdict.TOO_EARLY ? LocalDate.ofEpochDay(judgement.counts()) : null;
        return new Assessment(dose, verdict, slot.row.series(), valid.doses(slot.series) + 1, slot.row.id(), counts);
    }

    private Assessment note(Assessment assessment, @Nullable Judgement judgement, Listing listing, int day) {
        Numbering.Antigens antigens = programme.numbering().of(listing.product());
        all.give(day, 0, antigens, listing.live(), 0);
        if (judgement != null && judgement.verdict() == Verdict.VALID) {
            Offer slot = judgement.slot();
            int length = lengths.length(slot, valid.doses(slot.series) + 1, day);
            begun[slot.series] = slot.of;
            valid.give(day, slot.series, antigens, listing.live(), length);
        }
        return assessment;
    }

    /** The row of the very position counts first; that of a later one, given early, may let the dose count too. */
    private @Nullable Judgement judge(int series, Listing listing, int day) {
        int number = valid.doses(series) + 1;
        Judgement first = null;
        for (Offer slot : programme.ofSeries(series)) {
            Judgement judgement = slot.isFor(person, birth) ? judge(slot, listing, day, number) : null;
            if (judgement != null && (first == null || before(judgement, first))) {
                first = judgement;
            }
        }
        return first;
    }

    private static boolean before(Judgement one, Judgement other) {
        if (one.offered() != other.offered()) {
            return one.offered();
        }
        if (rank(one) != rank(other)) {
            return rank(one) < rank(other);
        }
        return one.slot().dose > 0 && one.slot().dose < other.slot().dose;
    }

    private static int rank(Judgement judgement) {
        return switch (judgement.verdict()) {
            case VALID -> 0;
            case TOO_EARLY -> judgement.own() ? 1 : 3;
            case AGED_OUT -> judgement.own() ? 2 : 3;
            case NOT_NEEDED, NOT_OFFERED -> 4;
        };
    }

    private @Nullable Judgement judge(Offer slot, Listing listing, int day, int number) {
        Offer offer = needs.offered(slot, day, number);
        boolean next = number == slot.dose;
        boolean offered = inUse(listing, day) && isOffered(slot.series, listing, day);
        boolean own = offer != null && isOne(listing, offer, day);
        if (offer == null || !(own || (next && offered) || holdsMore(listing, offer))) {
            return null;
        }
        if (!lacks(slot)) {
            return offered ? new Judgement(Verdict.NOT_NEEDED, slot, true, own, day) : null;
        }
        LocalDate birthDate = person.birthDate();
        int earliest = Math.max(earliest(slot, offer, day), listing.minimumAge().dayFrom(birthDate));
        Age oldest = listing.maximumAge();
        boolean tooLate = day >= needs.maximum(slot, offer, number)
                || (oldest != null && oldest.reached(birthDate, LocalDate.ofEpochDay(day)));
        Verdict verdict = tooLate ? Verdict.AGED_OUT : day < earliest ? Verdict.TOO_EARLY : Verdict.VALID;
        return new Judgement(verdict, slot, offered, own, earliest);
    }

    private boolean holdsMore(Listing listing, Offer offer) {
        long own = programme.numbering().of(listing.product()).diseases();
        return (offer.diseases & ~own) == 0 && own != offer.diseases;
    }

    private boolean isOffered(int series, Listing listing, int day) {
        return Arrays.stream(programme.ofSeries(series))
                .anyMatch(offer -> offer.runs(day) && isOne(listing, offer, day));
    }

    /** The products of one abbreviation do for each other, unless the programme names the very product then. */
    private boolean isOne(Listing listing, Offer offer, int day) {
        if (Arrays.stream(programme.ofSeries(offer.series)).anyMatch(row -> row.runs(day) && names(listing, row))) {
            return names(listing, offer);
        }
        String vaccine = listing.product().abbreviation();
        return offer.products.stream()
                .anyMatch(one -> one.product().abbreviation().equals(vaccine));
    }

    private static boolean names(Listing listing, Offer offer) {
        return offer.products.stream().anyMatch(one -> one.product().equals(listing.product()));
    }

    private static boolean inUse(Listing listing, int day) {
        LocalDate last = listing.lastUsed();
        return day >= listing.firstUsed().toEpochDay() && (last == null || day <= last.toEpochDay());
    }

    private boolean continues(Offer slot) {
        int of = slot.of;
        int had = valid.doses(slot.series);
        int length = begun[slot.series];
        if (slot.kind == Kind.FOLLOW_UP) {
            return of == 0
                    ? length == 0
                    : of == length || (length > 0 && had >= length && !hasRow(slot.series, had, of, null));
        }
        return of == 0 || of >= length || !hasRow(slot.series, had + 1, length, Kind.FOLLOW_UP);
    }

    private boolean hasRow(int series, int dose, int of, @Nullable Kind kind) {
        for (Offer other : programme.ofSeries(series)) {
            if (other.dose == dose
                    && other.of == of
                    && (kind == null || other.kind == kind)
                    && other.isFor(person, birth)) {
                return true;
            }
        }
        return false;
    }
}

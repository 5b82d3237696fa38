package dev.fhirseeder.history;

import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The time that a person lives under one programme, played forward from offer to offer; nothing that lies ahead is ever
 * asked. What was due before is not given, but may be caught up.
 */
final class Residence {

    /** The longest time for which a dose of a season is put off. */
    private static final int SEASON_PATIENCE = 92;

    /** Marks the occurrence of an offer that was met before and put off. */
    private static final int AGAIN = 0x800;

    /** Marks the occurrence of a dose that is caught up; its position in the series stands in the lower bits. */
    static final int LATE = 0x400;

    /**
     * A judgement (unsourced): the share of people who are followed up at the least intervals when they are behind. The others
     * wait for the next visit that is due.
     */
    private static final double FOLLOWED_UP = 0.5;

    private static final Label FOLLOWED = Label.of("followed-up");
    private static final Label PUT_OFF = Label.of("put off");

    private final Life life;
    private final Programme programme;
    private final Counts counts;
    private final int from;
    private final int end;
    private final Encounter encounter;
    private final DueDays dueDays;
    private final Seasons seasons;
    private final Needs needs;
    private final FollowUps followUps;
    private final Backlog backlog;
    private final Agenda agenda = new Agenda();
    private boolean followed;

    /** The series of which the programme has the first dose for the person; sets are bits, that of the series 0 the lowest. */
    private long begun;

    /** The series of which something was due before. */
    private long missed;

    /**
     * Begins a residence.
     *
     * @param from its first day, counted from 1970-01-01
     * @param end its last day
     * @param before whose doses the registry learns of later, because this is not where it is kept; else null
     */
    Residence(Life life, Programme programme, int from, int end, @Nullable Newcomer before) {
        this.life = life;
        this.programme = programme;
        this.counts = life.counts;
        this.from = from;
        this.end = end;
        this.dueDays = new DueDays(life.birth, life.draws, life.delays, life.pregnancies);
        this.seasons = new Seasons(life, dueDays, end);
        this.needs = new Needs(programme, life.person, dueDays, counts, life.lengths, life.pregnancies);
        this.followUps = new FollowUps(programme, life.person, dueDays);
        this.backlog = new Backlog(programme, life.person, dueDays, needs, counts, life.lengths);
        this.followed = life.draws.chance(FOLLOWED, FOLLOWED_UP);
        for (Offer offer : programme.offersFor(life.born)) {
            enrol(offer);
        }
        this.encounter = new Encounter(life, before, begun);
    }

    /** Offers on that day what was due before the residence began, and what follows on it at the least intervals. */
    void catchUp(int day) {
        followed = true;
        for (long left = missed; left != 0; left &= left - 1) {
            int series = Long.numberOfTrailingZeros(left);
            int number = counts.doses(series) + 1;
            Offer next = backlog.next(series, number, day);
            if (next != null) {
                add(next, LATE | number, open(next, day), Why.MOVED);
            }
        }
    }

    /** Plays to the end of the last day. */
    void play() {
        while (!agenda.isEmpty()) {
            long entry = agenda.poll();
            int day = Agenda.day(entry);
            if (day > end) {
                break;
            }
            Offer offer = programme.offers()[Agenda.offer(entry)];
            int occurrence = Agenda.occurrence(entry) & ~AGAIN;
            if (offer.recurrence != null && occurrence == Agenda.occurrence(entry)) {
                call(offer, occurrence + 1);
            }
            meet(offer, occurrence, day);
        }
    }

    private void enrol(Offer offer) {
        if (offer.isFor(life.person, life.born)) {
            begun |= offer.dose == 1 ? 1L << offer.series : 0;
            invite(offer);
        }
    }

    private void invite(Offer offer) {
        if (offer.gestation != null) {
            for (int i = 0; i < life.pregnancies.count(); i++) {
                call(offer, i);
            }
            return;
        }
        boolean seasonal = offer.kind == Kind.SEASONAL && offer.recurrence != null;
        call(offer, seasonal ? dueDays.firstSeason(offer, from) : 0);
    }

    private void call(Offer offer, int first) {
        if (offer.isOfEverySeason()) {
            callInSeason(offer, first);
            return;
        }
        if (life.trail == null && dueDays.isAfter(offer, first, end)) {
            return; // beyond the end; the trail alone tells of such calls
        }
        int occurrence = first;
        int day = dueDays.of(offer, occurrence);
        while (day < from && offer.recurrence != null) {
            occurrence++;
            day = dueDays.of(offer, occurrence);
        }
        if (day < from) {
            missed |= offer.kind != Kind.SEASONAL && needs.needed(offer) ? 1L << offer.series : 0;
        } else if (day != DueDays.NEVER) {
            add(offer, occurrence, day, Why.DUE);
        }
    }

    private void callInSeason(Offer offer, int first) {
        int season = seasons.next(offer, first);
        while (season != Seasons.NONE) {
            int day = dueDays.of(offer, season);
            if (day >= from) {
                add(offer, season, day, Why.DUE);
                return;
            }
            season = seasons.next(offer, season + 1);
        }
    }

    private void add(Offer offer, int occurrence, int day, Why why) {
        if (day <= end) {
            agenda.add(day, offer.index, occurrence);
        }
        if (life.trail != null) {
            int plain = occurrence & ~AGAIN;
            double drawn = dueDays.drawn(offer, plain);
            life.trail.called(offer, plain, day, why, dueDays.age(offer, plain), drawn);
        }
    }

    /** The person meets an offer: takes it, refuses it, has no need of it, or is sent away to come again later. */
    private void meet(Offer slot, int occurrence, int day) {
        int number = counts.doses(slot.series) + 1;
        boolean late = (occurrence & LATE) != 0;
        boolean lacking = late && occurrence == (LATE | number) && !counts.complete(slot.series);
        boolean taken = late && occurrence != (LATE | number);
        if (taken || (!lacking && !needs.needed(slot)) || needs.isOver(slot, day)) {
            return;
        }
        Offer offer = needs.offered(slot, day, number);
        if (offer == null || day >= needs.maximum(slot, offer, number) || counts.coveredOn(day, offer.diseases)) {
            return;
        }
        int earliest = needs.earliest(slot, offer, day);
        if (day < earliest) {
            putOff(slot, occurrence, day, earliest, Why.TOO_EARLY);
            return;
        }
        int given = encounter.meet(slot, offer, occurrence, day);
        if (given == Encounter.AGAIN) {
            putOff(slot, occurrence, day, encounter.again(), Why.AGAIN);
        } else if (given != Encounter.NOTHING) {
            goOn(slot, given, day, late);
        }
    }

    private void goOn(Offer slot, int number, int day, boolean late) {
        if (followUp(slot, number, day) || !followed) {
            return;
        }
        if (backlog.isBehind(slot, number, life.lengths.length(slot, number, day), late)) {
            continueLate(slot.series, number + 1, day);
        }
    }

    private void putOff(Offer slot, int occurrence, int day, int earliest, Why why) {
        if (slot.kind != Kind.SEASONAL || earliest - day <= SEASON_PATIENCE) {
            boolean booster = why == Why.TOO_EARLY && slot.kind == Kind.BOOSTER;
            int later = booster ? life.delays.at(Delay.ADULT, slot.unit(life.draws, occurrence, PUT_OFF)) : 0;
            add(slot, occurrence | AGAIN, open(slot, earliest + later), why);
        }
    }

    private boolean followUp(Offer slot, int number, int day) {
        Offer next = followUps.after(slot, number, day);
        if (next != null) {
            add(next, 0, dueDays.following(next, day), Why.FOLLOWS);
        }
        return next != null;
    }

    private void continueLate(int series, int number, int day) {
        Offer next = backlog.following(series, number, day);
        if (next != null) {
            int occurrence = LATE | number;
            int due = backlog.earliest(next, number, day)
                    + life.delays.at(Delay.FOLLOW_UP, next.unit(life.draws, occurrence));
            add(next, occurrence, open(next, due), Why.BEHIND);
        }
    }

    private static int open(Offer slot, int day) {
        return slot.setting == Setting.SCHOOL ? Visits.schoolDay(day) : Visits.open(day);
    }
}

package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Setting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One life, played forward from offer to offer; nothing that lies ahead is ever asked. */
final class Life {

    /** The longest time for which a dose of a season is put off. */
    private static final int SEASON_PATIENCE = 92;

    /** Marks the occurrence of an offer that was met before and put off. */
    private static final int AGAIN = 0x800;

    private final Programme programme;
    private final LocalDate birth;
    private final Person person;
    private final Draws draws;
    private final DueDays dueDays;
    private final Attitude attitude;
    private final Refusals refusals;
    private final Doses doses;
    private final Pregnancies pregnancies;
    private final Hindrances hindrances;
    private final Counts counts;
    private final Needs needs;
    private final FollowUps followUps;
    private final int[] firstDose;
    private final @Nullable Draws[] streams;
    private final Agenda agenda = new Agenda();
    private final List<Event> events = new ArrayList<>();
    private int lastNoted = -1;

    Life(
            Programme programme,
            Person person,
            Draws draws,
            Attitude attitude,
            Refusals refusals,
            Doses doses,
            Hindrances hindrances,
            Delays delays,
            Pregnancies pregnancies) {
        this.programme = programme;
        this.person = person;
        this.birth = person.birthDate();
        this.draws = draws;
        this.attitude = attitude;
        this.refusals = refusals;
        this.doses = doses;
        this.hindrances = hindrances;
        this.dueDays = new DueDays(birth, draws, delays, programme.offers().size(), pregnancies);
        this.pregnancies = pregnancies;
        this.counts = new Counts(programme.seriesCount(), programme.vaccineCount());
        this.needs = new Needs(programme, person, dueDays, counts, pregnancies);
        this.followUps = new FollowUps(programme, person, dueDays);
        this.firstDose = new int[programme.seriesCount()];
        this.streams = new Draws[programme.offers().size()];
    }

    /** Plays to the end of that day. */
    List<Event> until(LocalDate last) {
        int end = (int) last.toEpochDay();
        enrol();
        while (!agenda.isEmpty()) {
            long entry = agenda.poll();
            int day = Agenda.day(entry);
            if (day > end) {
                break;
            }
            Offer offer = programme.offers().get(Agenda.offer(entry));
            int occurrence = Agenda.occurrence(entry) & ~AGAIN;
            if (offer.row.recurrence() != null && occurrence == Agenda.occurrence(entry)) {
                call(offer, occurrence + 1);
            }
            meet(offer, occurrence, day);
        }
        return events;
    }

    private void enrol() {
        Arrays.fill(firstDose, Integer.MAX_VALUE);
        int born = (int) birth.toEpochDay();
        for (Offer offer : programme.offers()) {
            if (offer.isFor(person, born)) {
                Integer dose = offer.row.dose();
                if (dose != null) {
                    firstDose[offer.series] = Math.min(firstDose[offer.series], dose);
                }
                invite(offer);
            }
        }
    }

    private void invite(Offer offer) {
        if (offer.gestation != null) {
            for (int i = 0; i < pregnancies.count(); i++) {
                call(offer, i);
            }
            return;
        }
        boolean seasonal = offer.row.kind() == Kind.SEASONAL && offer.row.recurrence() != null;
        call(offer, seasonal ? dueDays.firstSeason(offer) : 0);
    }

    private void call(Offer offer, int occurrence) {
        int day = dueDays.of(offer, occurrence, stream(offer, occurrence));
        if (day != DueDays.NEVER) {
            agenda.add(day, offer.index, occurrence);
        }
    }

    /** The person meets an offer: takes it, refuses it, has no need of it, or is sent away to come again later. */
    private void meet(Offer slot, int occurrence, int day) {
        if (!needs.needed(slot)) {
            return;
        }
        int number = counts.doses(slot.series) + 1;
        Offer offer = needs.offered(slot, day, number);
        if (offer == null || day >= needs.maximum(slot, offer, number) || counts.coveredOn(day, offer.diseases)) {
            return;
        }
        int earliest = needs.earliest(slot, offer, day);
        if (day < earliest) {
            putOff(slot, occurrence, day, earliest);
        } else {
            decide(slot, offer, occurrence, day, number, stream(slot, occurrence));
        }
    }

    /** Whoever has had the disease, and no dose before it, needs none any more. */
    private void decide(Offer slot, Offer offer, int occurrence, int day, int number, Draws own) {
        boolean immune = number == 1 && slot.immune(birth, day, draws);
        if (!immune
                && attitude.accepts(slot, slot.uptake(person, day, pregnancies.at(day) >= 0), own.child("accept"))) {
            give(slot, offer, occurrence, day, number, own);
        } else if (refusals.recorded(attitude, slot, immune, own)) {
            Listing listing = doses.product(offer, day, own);
            counts.settle(day, offer.diseases);
            add(listing == null ? null : refusals.refusal(attitude, slot, immune, number, listing.product(), day, own));
        }
    }

    private void give(Offer slot, Offer offer, int occurrence, int day, int next, Draws own) {
        Listing listing = doses.product(offer, day, own);
        if (listing == null) {
            add(hindrances.precaution(slot, offer, next, day, own));
            return;
        }
        if (pregnancies.forbid(listing, day)) {
            return;
        }
        long diseases = programme.mask(listing.product());
        Incident incident = hindrances.incident(slot, own);
        if (incident.isAgain()) {
            add(hindrances.instead(incident, slot, offer, listing, next, day, own));
            counts.miss(day, diseases, listing.live(), incident.flaw != null);
            putOff(slot, occurrence, day, hindrances.again(incident, day, own));
            return;
        }
        Integer of = slot.row.of();
        int vaccine = programme.vaccine(listing.product());
        int number = counts.give(day, slot.series, vaccine, diseases, listing.live(), of == null ? 0 : of);
        boolean fromTheFirst = of != null && number <= of && firstDose[slot.series] == 1;
        Immunization dose = doses.given(slot, offer, listing.product(), day, number, fromTheFirst ? of : null, own);
        events.add(dose);
        add(hindrances.copy(incident, dose, own));
        noteStatus(slot, day);
        followUp(slot, number, day);
    }

    private void noteStatus(Offer slot, int day) {
        int number = slot.mindsPregnancy() ? pregnancies.at(day) : -1;
        if (number > lastNoted) {
            lastNoted = number;
            add(new PregnancyStatus("pregnancy/" + (number + 1), LocalDate.ofEpochDay(day)));
        }
    }

    private void putOff(Offer slot, int occurrence, int day, int earliest) {
        if (slot.row.kind() != Kind.SEASONAL || earliest - day <= SEASON_PATIENCE) {
            boolean school = slot.row.setting() == Setting.SCHOOL;
            int open = school ? Visits.schoolDay(earliest) : Visits.open(earliest);
            agenda.add(open, slot.index, occurrence | AGAIN);
        }
    }

    private void followUp(Offer slot, int number, int day) {
        Offer next = followUps.after(slot, number, day, offer -> stream(offer, 0));
        if (next != null) {
            agenda.add(dueDays.following(next, day, stream(next, 0)), next.index, 0);
        }
    }

    private void add(@Nullable Event event) {
        if (event != null) {
            events.add(event);
        }
    }

    private Draws stream(Offer offer, int occurrence) {
        Draws own = streams[offer.index];
        if (own == null) {
            own = draws.child(offer.row.id());
            streams[offer.index] = own;
        }
        return own.child(occurrence);
    }
}

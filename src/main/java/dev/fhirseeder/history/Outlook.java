package dev.fhirseeder.history;

import dev.fhirseeder.history.Prospect.Status;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Eligibility;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Setting;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is due to one person after the doses of a replay, series by series. */
final class Outlook {

    /** The longest time after which the second dose of a season is given. */
    private static final int SEASON_PATIENCE = 92;

    /** Nobody is called to school after grade 12. */
    private static final Age LEAVES_SCHOOL = new Age(19 * 12, 0);

    private final Programme programme;
    private final Person person;
    private final LocalDate birthDate;
    private final Replay replay;
    private final int today;

    Outlook(Programme programme, Person person, Replay replay, int today) {
        this.programme = programme;
        this.person = person;
        this.birthDate = person.birthDate();
        this.replay = replay;
        this.today = today;
    }

    List<Prospect> prospects() {
        List<Prospect> prospects = new ArrayList<>();
        for (int series = 0; series < programme.numbering().seriesCount(); series++) {
            Prospect prospect = prospect(series);
            if (prospect != null) {
                prospects.add(prospect);
            }
        }
        prospects.sort(Comparator.comparing(Prospect::series));
        return List.copyOf(prospects);
    }

    private @Nullable Prospect prospect(int series) {
        Prospect best = null;
        for (Offer slot : programme.ofSeries(series)) {
            boolean forRisk =
                    slot.row.eligibility() == Eligibility.HIGH_RISK || slot.row.eligibility() == Eligibility.PRIORITY;
            Prospect prospect = forRisk || !replay.lacks(slot) ? null : next(slot);
            if (prospect != null && (best == null || before(prospect, best))) {
                best = prospect;
            }
        }
        boolean open = best != null && best.status() != Status.AGED_OUT;
        if (open || !complete(series)) {
            return best;
        }
        String name = programme.ofSeries(series)[0].row.series();
        return new Prospect(name, Status.COMPLETE, null, List.of(), null, null);
    }

    /** What is due comes first, then what will be, the earliest first; on one day the lower position. */
    private static boolean before(Prospect one, Prospect other) {
        if (one.status() != other.status()) {
            return one.status().compareTo(other.status()) < 0;
        }
        LocalDate a = one.from();
        LocalDate b = other.from();
        if (a == null || b == null || one.status() == Status.DUE || a.equals(b)) {
            Integer low = one.dose();
            Integer high = other.dose();
            return low != null && high != null && low < high;
        }
        return a.isBefore(b);
    }

    private @Nullable Prospect next(Offer slot) {
        int had = replay.valid().doses(slot.series);
        int number = slot.kind == Kind.COMPLETION && slot.dose > 0 ? slot.dose : had + 1;
        int day = Math.max(today, slot.from);
        Offer offer = replay.needs().offered(slot, day, number);
        int due = offer == null ? DueDays.NEVER : due(slot, offer, day);
        if (due > day) {
            offer = due == DueDays.NEVER ? null : replay.needs().offered(slot, due, number);
        }
        if (offer == null) {
            return null;
        }
        String series = slot.row.series();
        LocalDate on = LocalDate.ofEpochDay(Math.max(due, today));
        boolean pupil = slot.setting != Setting.SCHOOL || !LEAVES_SCHOOL.reached(birthDate, on);
        if (!pupil || on.toEpochDay() >= replay.needs().maximum(slot, offer, number)) {
            return new Prospect(series, Status.AGED_OUT, null, List.of(), null, null);
        }
        List<String> vaccines = vaccines(offer, on);
        return vaccines.isEmpty()
                ? null
                : new Prospect(
                        series,
                        due <= today ? Status.DUE : Status.NOT_YET,
                        number,
                        vaccines,
                        LocalDate.ofEpochDay(due),
                        offer.row.id());
    }

    private List<String> vaccines(Offer offer, LocalDate on) {
        return offer.products.stream()
                .filter(listing -> listing.usable(birthDate, on))
                .map(Listing::product)
                .map(product -> product.abbreviation())
                .distinct()
                .toList();
    }

    /** Returns the day from which the dose is due: when the programme calls for it, if it counts then. */
    private int due(Offer slot, Offer offer, int day) {
        int called = called(slot, day);
        return called == DueDays.NEVER ? called : Math.max(called, replay.earliest(slot, offer, day));
    }

    private int called(Offer slot, int day) {
        return switch (slot.kind) {
            case FOLLOW_UP -> following(slot);
            case PREGNANCY -> DueDays.NEVER;
            case CAMPAIGN -> Math.max(slot.from, replay.dueDays().minimum(slot));
            case SEASONAL -> slot.recommendedAge == null ? season(slot, day) : infants(slot);
            case BOOSTER, REPLACEMENT, ROUTINE, CATCH_UP, COMPLETION -> atAge(slot);
        };
    }

    /** Pupils are called when the school year begins in which they reach the age. */
    private int atAge(Offer slot) {
        Age age = slot.recommendedAge;
        if (age == null) {
            return DueDays.NEVER;
        }
        LocalDate date = age.from(birthDate);
        if (slot.setting == Setting.SCHOOL) {
            date = LocalDate.of(birthDate.getYear() + age.months() / 12, Month.SEPTEMBER, 1)
                    .plusMonths(age.months() % 12);
        }
        return Math.max((int) date.toEpochDay(), slot.from);
    }

    private int following(Offer slot) {
        int last = replay.valid().last(slot.diseases);
        Age interval = slot.row.recommendedInterval();
        if (last == Counts.NEVER || interval == null) {
            return DueDays.NEVER;
        }
        int due = Math.max(interval.dayFrom(LocalDate.ofEpochDay(last)), slot.from);
        boolean late = slot.of == 0 && Math.max(due, today) - last > SEASON_PATIENCE;
        return late ? DueDays.NEVER : due;
    }

    /** Once a season. */
    private int season(Offer slot, int day) {
        int year = Season.notOver(day);
        if (replay.valid().last(slot.diseases) >= Season.first(year)) {
            year++;
        }
        int due = Math.max(Season.first(year), replay.dueDays().minimum(slot));
        return due <= Season.last(year) ? due : Season.first(year + 1);
    }

    private int infants(Offer slot) {
        return Season.infants(Math.max((int) birthDate.toEpochDay(), slot.from));
    }

    /** A series is complete when the programme of the day asks for no more doses than the person has had. */
    private boolean complete(int series) {
        int had = replay.valid().doses(series);
        int longest = 0;
        for (Offer slot : programme.ofSeries(series)) {
            if (slot.of > 0 && had >= slot.of && slot.kind == Kind.ROUTINE && slot.runs(today)) {
                return true;
            }
            if (slot.of > longest && slot.isFor(person, (int) birthDate.toEpochDay())) {
                longest = slot.of;
            }
        }
        return replay.valid().complete(series) || (longest > 0 && had >= longest);
    }
}

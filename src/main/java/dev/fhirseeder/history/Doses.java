package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Setting;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what is to be said of one person's doses: product, lot, site, provider, what they count as, and what followed.
 * After an anaphylaxis nothing against the same diseases is given any more.
 */
final class Doses {

    private static final Label DETAIL = Label.of("detail");
    private static final Label LOT = Label.of("lot");
    private static final Label PROVIDER = Label.of("provider");
    private static final Label SIDE = Label.of("side");

    private final Practice practice;
    private final Person person;
    private final String pt;
    private final Choice choice;
    private final Draws lots;
    private final Clinics clinics;
    private final Draws provider;
    private final AntigenCounts antigens;
    private final boolean otherSide;

    /** How many doses of the day went by each route. */
    private final int[] timesToday;

    private Contraindications contraindications;
    private int today;

    Doses(Practice practice, RecordKey key, Person person, List<Finding> findings, Draws draws) {
        this.practice = practice;
        this.person = person;
        this.pt = key.pt();
        this.choice = new Choice(person.birthDate(), draws);
        this.lots = key.population().child(LOT);
        this.clinics = practice.providers().of(pt, person.address().place());
        this.provider = draws.child(PROVIDER);
        this.antigens = new AntigenCounts(practice.antigens());
        this.contraindications = practice.contraindications().of(findings);
        this.timesToday = new int[practice.sites().routes()];
        this.otherSide = draws.chance(SIDE, 0.5);
    }

    /**
     * Chooses the product of an offer, or null if none may be given on that day.
     *
     * @param own the stream of the offer
     */
    @Nullable
    Article product(Offer offer, int day, Draws own) {
        return choice.of(offer, day, own, contraindications);
    }

    /** Returns the product of an offer that the person would get but for contraindications; null if there are none. */
    @Nullable
    Product forbidden(Offer offer, int day, Draws own) {
        Article article = contraindications.isNone() ? null : choice.of(offer, day, own, Contraindications.NONE);
        return article == null ? null : article.product();
    }

    /**
     * Describes a dose that counts, and counts it by antigen.
     *
     * @param slot the offer that called the person
     * @param offer the offer that runs on that day, mostly the same
     * @param number the position in the series
     * @param of the length of the series, null where it has or shows no end
     * @param own the stream of the slot and its occurrence
     */
    Immunization given(Offer slot, Offer offer, Article article, int day, int number, @Nullable Integer of, Draws own) {
        LocalDate on = LocalDate.ofEpochDay(day);
        List<Protocol> protocols = antigens.count(article, on, slot.row.series(), number, of);
        Immunization dose = dose(slot, offer, article, on, day, number, of, protocols, null, own);
        if (dose.reaction() != null && Reactions.isAnaphylaxis(dose.reaction())) {
            contraindications =
                    contraindications.and(practice.contraindications().sharing(article.product()), day);
        }
        return dose;
    }

    /**
     * Describes a dose that was had elsewhere, and counts it by antigen. A card seldom has a lot, a place or a site, so none is
     * carried; who paid is not known, and what followed neither.
     */
    Immunization transcribed(
            Offer slot,
            Offer offer,
            Article article,
            int day,
            int number,
            @Nullable Integer of,
            Transcript transcript) {
        LocalDate on = LocalDate.ofEpochDay(day);
        String series = slot.row.series();
        return new Immunization(
                slot.roles.of(number),
                on,
                offer.row.id(),
                series,
                number,
                of,
                article.product(),
                null,
                null,
                null,
                false,
                null,
                antigens.count(article, on, series, number, of),
                transcript,
                null);
    }

    /**
     * Describes a dose that does not count; it bears the number that the next one will have.
     *
     * @param reason what was wrong with it
     * @param known how many days later that was found
     */
    Immunization spoilt(
            Offer slot, Offer offer, Article article, int day, int number, Flaw.Reason reason, int known, Draws own) {
        Flaw flaw = new Flaw(reason, LocalDate.ofEpochDay(day + known));
        return dose(slot, offer, article, LocalDate.ofEpochDay(day), day, number, null, List.of(), flaw, own);
    }

    private Immunization dose(
            Offer slot,
            Offer offer,
            Article article,
            LocalDate on,
            int day,
            int number,
            @Nullable Integer of,
            List<Protocol> protocols,
            @Nullable Flaw flaw,
            Draws own) {
        String series = slot.row.series();
        LotBook.Shelf shelf = article.lots();
        return new Immunization(
                flaw == null ? slot.roles.of(number) : slot.roles.of(number) + "/subpotent",
                on,
                offer.row.id(),
                series,
                number,
                of,
                article.dose(number),
                shelf == null ? null : shelf.lot(lots, day, own.unit(DETAIL)),
                site(article.route(), day),
                Providers.own(clinics, setting(offer, day, own), provider),
                true,
                flaw == null ? reaction(article, protocols, series, number, on, own) : null,
                protocols,
                null,
                flaw);
    }

    /** Draws what followed a dose from the stream of its lot; hardly ever anything. */
    private @Nullable Reaction reaction(
            Article article, List<Protocol> protocols, String series, int number, LocalDate on, Draws own) {
        Reactions.Risks risks = article.risks();
        boolean first = !protocols.isEmpty() && protocols.get(0).doseNumber() == 1;
        double unit = own.child(DETAIL).skip(1).unit();
        ReactionKind kind = risks == null ? null : risks.kind(first, unit);
        return kind == null
                ? null
                : kind.reaction(
                        "reaction/" + series + "/" + number,
                        on,
                        own.child(DETAIL).skip(2));
    }

    private Setting setting(Offer offer, int day, Draws own) {
        return practice.venues().of(offer.setting, pt, offer.row.series(), person.birthDate(), day, own);
    }

    private @Nullable Term site(Sites.Route route, int day) {
        if (day != today) {
            Arrays.fill(timesToday, 0);
            today = day;
        }
        return route.site(person.birthDate(), day, timesToday[route.index()]++, otherSide);
    }
}

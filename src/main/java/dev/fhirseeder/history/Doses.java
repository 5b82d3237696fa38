package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Setting;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in what is to be said of one person's doses: product, lot, site, provider, and what followed. */
final class Doses {

    private final Practice practice;
    private final Person person;
    private final Draws draws;
    private final Draws lots;
    private final String provider;
    private final boolean otherSide;
    private final @Nullable Provider[] providers = new Provider[Setting.values().length];
    private final Map<String, Integer> doneToday = new HashMap<>();
    private int today;

    Doses(Practice practice, RecordKey key, Person person, Draws draws) {
        this.practice = practice;
        this.person = person;
        this.draws = draws;
        this.lots = key.population().child("lot");
        this.provider = key.pt() + "-" + person.address().place().healthRegion().code();
        this.otherSide = draws.child("side").chance(0.5);
    }

    /**
     * Chooses the product of an offer, or null if none may be given on that day. One person tends to get the same
     * product of a vaccine again; products of a season or a campaign are chosen anew.
     *
     * @param own the stream of the offer
     */
    @Nullable
    Listing product(Offer offer, int day, Draws own) {
        LocalDate on = LocalDate.ofEpochDay(day);
        List<Listing> usable = usable(offer, on);
        if (usable.size() < 2) {
            return usable.isEmpty() ? null : usable.get(0);
        }
        double habit = draws.child("product").child(offer.row.vaccine().get(0)).unit();
        double choice = offer.row.kind() == Kind.SEASONAL ? own.child("product").unit() : habit;
        return usable.get((int) (choice * usable.size()));
    }

    /**
     * Describes a dose.
     *
     * @param slot the offer that called the person
     * @param offer the offer that runs on that day, mostly the same
     * @param number the position in the series
     * @param of the length of the series, null where it has or shows no end
     * @param own the stream of the slot and its occurrence
     */
    Immunization given(Offer slot, Offer offer, Product product, int day, int number, @Nullable Integer of, Draws own) {
        LocalDate on = LocalDate.ofEpochDay(day);
        String name = slot.row.series() + "/" + number;
        Draws detail = own.child("detail");
        Lot lot = practice.lots().lot(lots, product, on, detail.unit());
        Reaction reaction = practice.fevers().draw(product.abbreviation(), "reaction/" + name, on, detail);
        return new Immunization(
                "immunization/" + name,
                on,
                offer.row.id(),
                slot.row.series(),
                number,
                of,
                product,
                lot,
                site(product, on, day),
                provider(offer.row.setting()),
                true,
                reaction);
    }

    private List<Listing> usable(Offer offer, LocalDate on) {
        LocalDate birth = person.birthDate();
        if (offer.products.size() == 1) {
            return offer.products.get(0).usable(birth, on) ? offer.products : List.of();
        }
        List<Listing> usable = new ArrayList<>(offer.products.size());
        for (Listing listing : offer.products) {
            if (listing.usable(birth, on)) {
                usable.add(listing);
            }
        }
        return usable;
    }

    private @Nullable Term site(Product product, LocalDate on, int day) {
        if (day != today) {
            doneToday.clear();
            today = day;
        }
        int before = doneToday.merge(product.route().code(), 1, Integer::sum) - 1;
        return practice.sites().site(product.route(), person.birthDate(), on, before, otherSide);
    }

    private Provider provider(Setting setting) {
        Provider known = providers[setting.ordinal()];
        if (known == null) {
            Place place = person.address().place();
            known = new Provider(provider, place.healthRegion().name(), setting.label() + ", " + place.name());
            providers[setting.ordinal()] = known;
        }
        return known;
    }
}

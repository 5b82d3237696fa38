package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.HealthRegion;
import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.vaccine.Setting;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Everyone who vaccinates in one place, each of them once, so that all doses that they give share them: the health region
 * in most settings, and one practice and one pharmacy for every 5,000 residents (unsourced), numbered because their names
 * would be invented.
 */
final class Clinics {

    private static final int RESIDENTS = 5_000;
    private static final int MOST = 200;

    private final String pt;
    private final Place place;
    private final Provider[][] bySetting = new Provider[Setting.values().length][];

    Clinics(String pt, Place place) {
        this.pt = pt;
        this.place = place;
        for (Setting setting : Setting.values()) {
            boolean own = setting == Setting.PRIMARY_CARE || setting == Setting.PHARMACY;
            bySetting[setting.ordinal()] = own ? own(setting) : new Provider[] {region(setting)};
        }
    }

    /** Returns those of a setting, at least one, in the order of their numbers. */
    Provider[] in(Setting setting) {
        return bySetting[setting.ordinal()];
    }

    private Provider[] own(Setting setting) {
        Provider[] all = new Provider[Math.max(1, Math.min(MOST, place.population() / RESIDENTS))];
        for (int i = 0; i < all.length; i++) {
            String identifier = site(setting) + "-" + (i + 1);
            String name = setting.label() + " " + (i + 1) + ", " + place.name();
            all[i] = new Provider(identifier, name, identifier, name);
        }
        return all;
    }

    private Provider region(Setting setting) {
        HealthRegion region = place.healthRegion();
        return new Provider(
                pt + "-" + region.code(), region.name(), site(setting), setting.label() + ", " + place.name());
    }

    /** Names a setting of the place in letters, digits and hyphens. */
    private String site(Setting setting) {
        String kind = setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = Normalizer.normalize(place.name(), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return pt + "-" + place.healthRegion().code() + "-" + kind + "-" + name;
    }
}

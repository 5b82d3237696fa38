package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.HealthRegion;
import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Setting;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who vaccinates one person: one practice and one pharmacy of the place, and the health region for all the rest. A place
 * has one practice and one pharmacy for every 5,000 residents (unsourced), numbered because their names would be invented.
 */
final class Providers {

    private static final int RESIDENTS = 5_000;
    private static final int MOST = 200;

    private final String pt;
    private final Place place;
    private final Draws draws;
    private final @Nullable Provider[] known = new Provider[Setting.values().length];

    Providers(String pt, Place place, Draws person) {
        this.pt = pt;
        this.place = place;
        this.draws = person.child("provider");
    }

    /** Returns the person's provider in that setting, always the same. */
    Provider of(Setting setting) {
        Provider found = known[setting.ordinal()];
        if (found == null) {
            found = setting == Setting.PRIMARY_CARE || setting == Setting.PHARMACY ? own(setting) : region(setting);
            known[setting.ordinal()] = found;
        }
        return found;
    }

    private Provider own(Setting setting) {
        long many = Math.max(1, Math.min(MOST, place.population() / RESIDENTS));
        int number = draws.child(setting.ordinal()).below((int) many) + 1;
        String identifier = site(setting) + "-" + number;
        String name = setting.label() + " " + number + ", " + place.name();
        return new Provider(identifier, name, identifier, name);
    }

    private Provider region(Setting setting) {
        HealthRegion region = place.healthRegion();
        return new Provider(
                pt + "-" + region.code(), region.name(), site(setting), setting.label() + ", " + place.name());
    }

    /** Names a setting of the place in letters, digits and hyphens; unit by unit, because it is done for each person. */
    private String site(Setting setting) {
        String kind = setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
        StringBuilder site =
                new StringBuilder(pt).append('-').append(place.healthRegion().code());
        site.append('-').append(kind).append('-');
        String name = Normalizer.normalize(place.name(), Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if ((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9')) {
                site.append(unit);
            }
        }
        return site.toString();
    }
}

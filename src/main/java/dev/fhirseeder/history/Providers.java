package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Setting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who vaccinates: one practice and one pharmacy of a person's place, and the health region for all the rest. */
final class Providers {

    /** Those of the places in which people have been found; a province has some dozens of them. */
    private final Map<Where, Clinics> known = new ConcurrentHashMap<>();

    private record Where(String pt, Place place) {}

    /** Returns those of a place, the same for all who live there. */
    Clinics of(String pt, Place place) {
        return known.computeIfAbsent(new Where(pt, place), where -> new Clinics(where.pt(), where.place()));
    }

    /**
     * Returns one person's provider in a setting, always the same.
     *
     * @param clinics of the place
     * @param person the stream {@code provider} of the person
     */
    static Provider own(Clinics clinics, Setting setting, Draws person) {
        Provider[] all = clinics.in(setting);
        return all.length == 1 ? all[0] : all[person.child(setting.ordinal()).below(all.length)];
    }
}

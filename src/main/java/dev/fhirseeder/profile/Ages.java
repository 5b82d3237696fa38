package dev.fhirseeder.profile;

import dev.fhirseeder.person.Gender;
import java.util.ArrayList;
import java.util.List;

/** How old the living are, by gender. Not safe for use by many threads. */
final class Ages {

    private static final int WIDTH = 5;
    private static final int LAST = 20;

    private final long[] male = new long[LAST + 1];
    private final long[] female = new long[LAST + 1];
    private final long[] others = new long[LAST + 1];

    /** Enters somebody of that age in years. */
    void add(Gender gender, int years) {
        long[] counts =
                switch (gender) {
                    case MALE -> male;
                    case FEMALE -> female;
                    case OTHER, UNKNOWN -> others;
                };
        counts[Math.min(Math.max(years, 0) / WIDTH, LAST)]++;
    }

    /** Returns the bands, the youngest first. */
    List<AgeBand> bands() {
        List<AgeBand> bands = new ArrayList<>();
        for (int i = 0; i <= LAST; i++) {
            int from = i * WIDTH;
            String name = i == LAST ? from + " and over" : from + "–" + (from + WIDTH - 1);
            bands.add(new AgeBand(name, male[i], female[i], others[i]));
        }
        return bands;
    }
}

package dev.fhirseeder;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.history.Forecaster;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Schedule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the data files say, read once, when it is first needed: the provinces, and what can be asked of them. All of it comes
 * from the class path, so that other Camel applications find it as ours does.
 */
public final class Facts {

    /** Every reader of JSON has whole numbers up to this one exactly: what is drawn is told in reports. */
    private static final long EXACT = (1L << 53) - 1;

    private static final SecureRandom DICE = new SecureRandom();

    private static @Nullable Facts shared;

    private final Jurisdictions jurisdictions = Jurisdictions.onClassPath();
    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, Chronicler> chroniclers = new ConcurrentHashMap<>();
    private final RecordGenerator generator = new RecordGenerator(this::chronicler);
    private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();

    /**
     * Returns the facts; the data files are read at the first call.
     *
     * @throws dev.fhirseeder.data.DataFileException if one of them is missing or wrong
     */
    public static synchronized Facts shared() {
        if (shared == null) {
            shared = new Facts();
        }
        return shared;
    }

    /** Returns the one maker of records: all that it holds is read from the data files. */
    public RecordGenerator generator() {
        return generator;
    }

    /**
     * Reads what the records of some provinces are made from. What is asked for without it is read with the first record.
     *
     * @throws dev.fhirseeder.data.DataFileException if one of their files is missing or wrong
     */
    void prepare(List<String> pts) {
        pts.forEach(this::chronicler);
    }

    private @Nullable Chronicler chronicler(String pt) {
        Chronicler known = chroniclers.get(pt);
        return known != null
                ? known
                : jurisdictions
                        .find(pt)
                        .map(found -> chroniclers.computeIfAbsent(pt, code -> new Chronicler(found, catalogue)))
                        .orElse(null);
    }

    Forecaster forecaster(String pt) {
        return Forecaster.load(pt, catalogue);
    }

    /**
     * Returns a reader of requests that knows the date and draws seeds.
     *
     * @param settings what a message leaves out
     */
    public RequestReader requests(Settings settings) {
        return new RequestReader(
                settings,
                new RequestRules(jurisdictions, this::isVaccine),
                () -> LocalDate.now(Clock.systemUTC()),
                () -> DICE.nextLong(-EXACT, EXACT + 1));
    }

    /** A province that there is not is another fault: its vaccines are judged by all provinces that there are. */
    private boolean isVaccine(String pt, String name) {
        return jurisdictions.all().stream()
                .map(Jurisdiction::code)
                .filter(code -> code.equals(pt) || jurisdictions.find(pt).isEmpty())
                .anyMatch(code -> schedules
                        .computeIfAbsent(code, other -> Schedule.load(other, catalogue))
                        .knows(name));
    }
}

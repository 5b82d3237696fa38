package dev.fhirseeder.run;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.vaccine.Catalogue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One process after another that open runs over one folder, each with settings, a day and dice of its own. */
final class Ledgers {

    static final Jurisdictions JURISDICTIONS = Jurisdictions.onClassPath();
    static final Jurisdiction BC = JURISDICTIONS.find("bc").orElseThrow();
    static final Destination SERVER = new Destination("fhir", "http://one/fhir", "update");

    private static final RecordGenerator GENERATOR =
            new RecordGenerator(Map.of("bc", new Chronicler(BC, Catalogue.load())));

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Destination destination = SERVER;
    private Optional<String> runId = Optional.empty();
    private Resume resume = Resume.TRUE;
    private LocalDate today = Requests.DAY;
    private long drawn = 7;
    private RunNaming names = new RunNaming() {
        private final AtomicInteger number = new AtomicInteger();

        @Override
        public String get() {
            return "run-" + number.incrementAndGet();
        }
    };

    Ledgers(Path folder) {
        this.folder = folder;
    }

    /** States a setting of the request. */
    Ledgers with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    Ledgers to(String sink, String to, String writeMode) {
        destination = new Destination(sink, to, writeMode);
        return this;
    }

    Ledgers compressed(String compression) {
        destination = new Destination(destination.sink(), destination.to(), destination.writeMode(), compression);
        return this;
    }

    Ledgers writeMode(String writeMode) {
        return to(destination.sink(), destination.to(), writeMode);
    }

    /** Names the first run of the process; others, if any, are numbered. */
    Ledgers named(String name) {
        runId = Optional.of(name);
        AtomicInteger given = new AtomicInteger();
        names = new RunNaming() {
            @Override
            public String get() {
                return given.incrementAndGet() == 1 ? name : name + "-" + given;
            }

            @Override
            public void takeBack() {
                given.decrementAndGet();
            }
        };
        return this;
    }

    /** Names every run of the process, without that anybody chose the name. */
    Ledgers drawing(String name) {
        names = () -> name;
        return this;
    }

    Ledgers resume(Resume what) {
        resume = what;
        return this;
    }

    /** The day of the process, and the seed that it draws. */
    Ledgers on(LocalDate day, long seed) {
        today = day;
        drawn = seed;
        return this;
    }

    /** Returns the runs of the process. */
    Runs runs() {
        LocalDate day = today;
        long seed = drawn;
        RequestReader requests = new RequestReader(
                new SettingsReader(environment, Map.of()).read(),
                new RequestRules(JURISDICTIONS, (pt, name) -> true),
                () -> day,
                () -> seed);
        Opening opening = new Opening(requests, settings -> new Shipment(destination, 10, 1), feed(), ledger(), names);
        return new Runs(opening, GENERATOR);
    }

    Ledger ledger() {
        return new Ledger(folder, runId, resume, destination);
    }

    Feed feed() {
        Optional<Long> seed = Optional.ofNullable(environment.get("SEED")).map(Long::valueOf);
        return new Feed(folder, seed, resume != Resume.NEVER || !destination.isDoubling());
    }
}

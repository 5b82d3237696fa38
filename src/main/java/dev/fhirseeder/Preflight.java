package dev.fhirseeder;

import dev.fhirseeder.access.Rules;
import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Ledger;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.sink.Compression;
import dev.fhirseeder.tls.Approach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be known to be wrong before anything is started, all at once. */
final class Preflight {

    /** They ask the server, or send it what lies here, whatever the sink of new people is. */
    private static final Set<String> INQUIRERS = Set.of("verify", "purge", "replay");

    private static final Set<String> ABOUT_A_SERVER = Set.of("replay", "verify", "purge", "plan", "work", "collect");

    private Preflight() {}

    /**
     * Checks the settings, the first request that they make, the run that it goes on with, the data files, the route
     * files, the data folder and the addresses on which is listened.
     *
     * @throws SettingsException if something is wrong; it names every fault
     */
    static void check(Surroundings surroundings) {
        List<String> problems = new ArrayList<>();
        Settings settings = surroundings.settings().read(problems);
        problems.addAll(new RouteFiles(surroundings.folder(), settings).problems());
        List<String> folder = DataFolder.problems(settings);
        problems.addAll(folder);
        problems.addAll(Triggers.problems(settings));
        if (folder.isEmpty() && !Leadership.isClustered(settings)) {
            DataLock.problem(DataFolder.of(settings)).ifPresent(problems::add);
        }
        problems.addAll(Approach.problems(settings, Instant.now()));
        problems.addAll(Management.problems(settings));
        problems.addAll(FrontDoor.problems(settings));
        problems.addAll(Messaging.problems(settings));
        problems.addAll(Tracing.problems(settings));
        if (!settings.get(Setting.SINK).equals("fhir")) {
            settings.get(Setting.TRIGGER).stream()
                    .filter(ABOUT_A_SERVER::contains)
                    .map(job -> "SINK (seeder.sink): found '%s', expected fhir: TRIGGER=%s is about a server"
                            .formatted(settings.get(Setting.SINK), job))
                    .forEach(problems::add);
        }
        if (settings.get(Setting.BUNDLE_TYPE).equals("batch")
                && !settings.get(Setting.WRITE_MODE).equals("update")) {
            problems.add(
                    "BUNDLE_TYPE (seeder.bundle-type): found 'batch', expected transaction, or WRITE_MODE=update beside it"
                            + " instead of %s: in a batch nothing may be sent but what can be sent twice"
                                    .formatted(settings.get(Setting.WRITE_MODE)));
        }
        problems.addAll(surroundings.openSecrets());
        if (isAboutServer(settings)) {
            problems.addAll(Rules.problems(settings));
        }
        problems.addAll(Shipments.problems(settings));
        Compression.of(settings.get(Setting.COMPRESSION))
                .problem()
                .ifPresent(reason ->
                        problems.add("COMPRESSION (seeder.compression): found '%s', expected one that works here; %s"
                                .formatted(settings.get(Setting.COMPRESSION), reason)));
        try {
            Facts.shared()
                    .prepare(request(settings, problems)
                            .map(GenerationRequest::pts)
                            .orElse(List.of()));
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        } catch (DataFileException e) {
            problems.add(e.getMessage());
        }
        if (!problems.isEmpty()) {
            problems.addAll(surroundings.settings().misspelt()); // no faults, but they may be why
            throw new SettingsException(problems);
        }
    }

    /** Tells whether what these settings ask for is sent to a FHIR server, or asked of it. */
    static boolean isAboutServer(Settings settings) {
        List<String> triggers = settings.get(Setting.TRIGGER);
        return triggers.stream().anyMatch(INQUIRERS::contains)
                || (settings.get(Setting.SINK).equals("fhir") && !Messaging.isPlanning(settings));
    }

    /** Returns the first request, of which nothing is wrong; nothing if none is made. */
    private static Optional<GenerationRequest> request(Settings settings, List<String> problems) {
        RequestReader requests = Facts.shared().requests(settings);
        DataFolder data = DataFolder.of(settings);
        Ledger ledger = Wiring.ledger(settings, data);
        if (Inquiries.isJob(settings)) {
            Map<String, String> asked = ledger.words();
            problems.addAll(Inquiries.problems(settings, asked));
            return Optional.of(requests.read(Map.of(), asked));
        }
        if (Messaging.isJob(settings)) {
            return Messaging.planned(settings, data);
        }
        if (settings.get(Setting.TRIGGER).contains("replay")) {
            return Optional.empty();
        }
        if (Leadership.isClustered(settings)) {
            return Optional.of(requests.read(Map.of())); // the ledger is that of whoever leads
        }
        if (settings.get(Setting.TRIGGER).stream().anyMatch(Triggers.FEEDING::contains)) {
            GenerationRequest request = requests.read(Map.of());
            ledger.check(Wiring.feed(settings, data), request).ifPresent(requests::check);
            return Optional.of(request);
        }
        GenerationRequest request = requests.read(Map.of(), ledger.words());
        ledger.check(request);
        return Optional.of(request);
    }
}

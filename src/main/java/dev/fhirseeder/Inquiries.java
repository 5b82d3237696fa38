package dev.fhirseeder;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.deliver.Patience;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.reconcile.Comparison;
import dev.fhirseeder.reconcile.Deletion;
import dev.fhirseeder.reconcile.Holdings;
import dev.fhirseeder.reconcile.Origin;
import dev.fhirseeder.reconcile.Portions;
import dev.fhirseeder.reconcile.Purge;
import dev.fhirseeder.reconcile.Shares;
import dev.fhirseeder.reconcile.Unanswered;
import dev.fhirseeder.reconcile.Verifier;
import dev.fhirseeder.report.Keeping;
import dev.fhirseeder.settings.InquirySetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.main.Main;

/** Builds the beans that read back what a seed has left on a server, and that remove it. */
final class Inquiries {

    private static final long ENTRIES = 100;

    private final Settings settings;
    private final Origin origin;
    private final Portions portions;
    private final IGenericClient client;
    private final Patience patience;
    private final Keeping keeping;

    /**
     * Prepares the building.
     *
     * @param client of the server that is asked, on connections of its own
     * @param patience says why nobody asks any more
     * @param stopped tells whether the process is being stopped
     */
    Inquiries(Settings settings, DataFolder data, IGenericClient client, Patience patience, BooleanSupplier stopped) {
        this.settings = settings;
        this.origin = new Origin(
                () -> Facts.shared()
                        .requests(settings)
                        .read(Map.of(), Wiring.ledger(settings, data).words()),
                new RunNames(settings.find(Setting.RUN_ID)),
                settings.get(Setting.FHIR_URL).toString());
        this.portions = new Portions(Facts.shared().generator(), stopped);
        this.client = client;
        this.patience = patience;
        this.keeping = new Keeping(data.reports(), System.out);
    }

    /** Returns what is wrong with a job of ours: whose people it is about must be said. */
    static List<String> problems(Settings settings, Map<String, String> remembered) {
        if (!isJob(settings) || settings.isChosen(Setting.SEED) || remembered.containsKey("seed")) {
            return List.of();
        }
        return List.of(settings.find(Setting.RUN_ID)
                .map(name ->
                        "RUN_ID (seeder.run-id): found '%s', expected a run that DATA_DIR remembers, or SEED beside it"
                                .formatted(name))
                .orElse("SEED (seeder.seed): found nothing, expected the seed that TRIGGER=%s is about, or RUN_ID"
                        .formatted(String.join(",", settings.get(Setting.TRIGGER)))));
    }

    /** Tells whether the settings ask for a job of ours, and so for no run. */
    static boolean isJob(Settings settings) {
        return settings.get(Setting.TRIGGER).stream().anyMatch(Set.of("verify", "purge")::contains);
    }

    /** Binds every bean. */
    void bind(Main main) {
        Holdings holdings = new Holdings(client);
        RecordMapper mapper = new RecordMapper();
        main.bind("unanswered", new Unanswered(patience));
        main.bind(
                "verifier",
                new Verifier(
                        origin,
                        portions,
                        new Comparison(
                                holdings,
                                mapper,
                                client.getFhirContext(),
                                settings.get(Setting.WRITE_MODE).equals("update")),
                        keeping,
                        new Verifier.Scope(
                                settings.get(InquirySetting.VERIFY)
                                        && settings.get(Setting.SINK).equals("fhir"),
                                settings.get(InquirySetting.VERIFY_SAMPLE))));
        main.bind("purge", new Purge(origin, new Shares(portions, mapper), holdings, deletion(), keeping, removed()));
    }

    private Deletion deletion() {
        return new Deletion(client, Wiring.bundleType(settings));
    }

    /** A range that nobody has chosen means everything; a run that was named means its own people. */
    private Purge.Scope removed() {
        boolean range = settings.isChosen(Setting.START_INDEX)
                || settings.isChosen(Setting.NUM_RECORDS)
                || settings.isChosen(Setting.AGE_FROM)
                || settings.isChosen(Setting.AGE_TO)
                || settings.isChosen(Setting.CITY)
                || settings.isChosen(Setting.RUN_ID);
        Optional<Long> entries = settings.find(Setting.MAX_ENTRIES);
        return new Purge.Scope(
                !range,
                settings.find(InquirySetting.PURGE_COUNT),
                Math.toIntExact(Math.min(ENTRIES, entries.orElse(ENTRIES))),
                new Invocation(settings).of(settings));
    }
}

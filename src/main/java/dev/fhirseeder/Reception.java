package dev.fhirseeder;

import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.deliver.Readiness;
import dev.fhirseeder.deliver.Replay;
import dev.fhirseeder.http.Desk;
import dev.fhirseeder.http.Letters;
import dev.fhirseeder.http.OpenApi;
import dev.fhirseeder.http.Pages;
import dev.fhirseeder.http.Preview;
import dev.fhirseeder.http.Reason;
import dev.fhirseeder.http.Register;
import dev.fhirseeder.http.Window;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.live.Wishes;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import io.vertx.core.VertxOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.main.Main;

/** Builds the beans that answer those who ask by HTTP. */
final class Reception {

    /** A client may wait for its run as long as that takes: that its thread is held is no reason to warn. */
    private static final long PATIENCE_DAYS = 365;

    private final Settings settings;
    private final DataFolder data;
    private final Runs runs;
    private final Packer packer;
    private final LetterFolder letters;
    private final BooleanSupplier stopping;

    /**
     * Prepares the building.
     *
     * @param packer makes the Bundle that is shown
     * @param letters those that could not be delivered
     * @param stopping tells whether the process is being stopped
     */
    Reception(
            Settings settings,
            DataFolder data,
            Runs runs,
            Packer packer,
            LetterFolder letters,
            BooleanSupplier stopping) {
        this.settings = settings;
        this.data = data;
        this.runs = runs;
        this.packer = packer;
        this.letters = letters;
        this.stopping = stopping;
    }

    /**
     * Binds every bean.
     *
     * @param replay sends dead letters again
     * @param readiness tells what the process does
     */
    void bind(Main main, Replay replay, Readiness readiness) {
        Reason.begin(System::nanoTime);
        Register register = new Register(runs, data.ledger(), data.reports());
        main.bind("register", register);
        main.bind("desk", new Desk(register, settings.get(TriggerSetting.HTTP_WAIT), stopping));
        Preview preview =
                new Preview(Facts.shared().requests(settings), Facts.shared().generator(), packer);
        main.bind("preview", preview);
        Letters told = new Letters(letters, replay, settings.get(Setting.SINK));
        main.bind("letters", told);
        Wishes wishes = new Wishes(
                settings.get(Setting.NUM_RECORDS),
                String.join(",", settings.get(Setting.PT)),
                Jurisdictions.codesOnClassPath());
        main.bind("window", new Window(preview, wishes));
        main.bind(
                "pages",
                new Pages(
                        register,
                        told,
                        data.reports(),
                        () -> condition(readiness),
                        Shipments.destination(settings, data).to(),
                        wishes));
        main.bind("openapi", new OpenApi());
        FrontDoor.of(settings).ifPresent(door -> open(main, door, settings, stopping));
    }

    private static Pages.Condition condition(Readiness readiness) {
        Readiness.State state = readiness.state();
        return new Pages.Condition(
                state.name().toLowerCase(Locale.ROOT),
                state == Readiness.State.WAITING ? readiness.since() : Optional.empty());
    }

    private static void open(Main main, FrontDoor door, Settings settings, BooleanSupplier stopping) {
        main.bind(
                "vertxOptions",
                new VertxOptions().setMaxWorkerExecuteTimeUnit(TimeUnit.DAYS).setMaxWorkerExecuteTime(PATIENCE_DAYS));
        Doorman doorman = new Doorman(door, door.gate(settings), stopping);
        main.bind("doorman", doorman);
        main.addMainListener(doorman.listener());
    }
}

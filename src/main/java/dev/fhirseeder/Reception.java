package dev.fhirseeder;

import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.http.Desk;
import dev.fhirseeder.http.OpenApi;
import dev.fhirseeder.http.Preview;
import dev.fhirseeder.http.Reason;
import dev.fhirseeder.http.Register;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import io.vertx.core.VertxOptions;
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
    private final BooleanSupplier stopping;

    /**
     * Prepares the building.
     *
     * @param packer makes the Bundle that is shown
     * @param stopping tells whether the process is being stopped
     */
    Reception(Settings settings, DataFolder data, Runs runs, Packer packer, BooleanSupplier stopping) {
        this.settings = settings;
        this.data = data;
        this.runs = runs;
        this.packer = packer;
        this.stopping = stopping;
    }

    /** Binds every bean. */
    void bind(Main main) {
        Reason.begin(System::nanoTime);
        Register register = new Register(runs, data.ledger(), data.reports());
        main.bind("register", register);
        main.bind("desk", new Desk(register, settings.get(TriggerSetting.HTTP_WAIT), stopping));
        main.bind(
                "preview",
                new Preview(Facts.shared().requests(settings), Facts.shared().generator(), packer));
        main.bind("openapi", new OpenApi());
        FrontDoor.of(settings).ifPresent(door -> open(main, door, settings, stopping));
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

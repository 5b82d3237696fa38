package dev.fhirseeder;

import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.http.Desk;
import dev.fhirseeder.http.Mishap;
import dev.fhirseeder.http.OpenApi;
import dev.fhirseeder.http.Preview;
import dev.fhirseeder.http.Register;
import dev.fhirseeder.http.Shutter;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

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
        Register register = new Register(runs, data.ledger(), data.reports());
        main.bind("register", register);
        main.bind("desk", new Desk(register, settings.get(TriggerSetting.HTTP_WAIT), stopping));
        main.bind(
                "preview",
                new Preview(Facts.shared().requests(settings), Facts.shared().generator(), packer));
        main.bind("openapi", new OpenApi());
        FrontDoor.of(settings).ifPresent(door -> open(main, door, stopping));
    }

    private static void open(Main main, FrontDoor door, BooleanSupplier stopping) {
        main.bind(
                "vertxOptions",
                new VertxOptions().setMaxWorkerExecuteTimeUnit(TimeUnit.DAYS).setMaxWorkerExecuteTime(PATIENCE_DAYS));
        main.addMainListener(answering(door, stopping));
    }

    /** What fails before it comes to a route is answered, too, as soon as Camel has opened. */
    private static MainListenerSupport answering(FrontDoor door, BooleanSupplier stopping) {
        return new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
                        started.getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(door.port()));
                router.route().order(Shutter.ORDER).handler(new Shutter(stopping));
                router.route().failureHandler(new Mishap(FrontDoor.LONGEST));
                door.tell();
            }
        };
    }
}

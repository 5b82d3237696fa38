package dev.fhirseeder;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.Dispatcher;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** The application as it is shipped, with its beans, routes and pools, but for the encoder: what is delivered is ready. */
public final class ReadyDelivery implements AutoCloseable {

    private final Main main = new Main();

    /**
     * Starts everything; nothing is made or sent until somebody asks.
     *
     * @param environment as an operator would set it
     * @param encoder has the Bundles ready
     */
    public ReadyDelivery(Map<String, String> environment, Encoder encoder) {
        Settings settings = new SettingsReader(environment, Map.of()).read();
        settings.placeholders().forEach((name, value) -> main.addOverrideProperty(name, value.toString()));
        Wiring.bind(main, settings, new RouteFiles(Path.of(""), settings).sinks(), code -> {});
        Packer packer = new Packer(encoder, () -> WriteMode.UPDATE, BundleType.TRANSACTION, Integer.MAX_VALUE);
        main.bind("dispatcher", new Dispatcher(packer, new Meters(new SimpleMeterRegistry()), new Traffic()));
        main.configure().setRoutesIncludePattern(new RouteFiles(Path.of(""), settings).pattern());
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        String threads = settings.get(Setting.PARALLELISM).toString();
        main.addInitialProperty("camel.threadpool.config[CamelFhir].pool-size", threads);
        main.addInitialProperty("camel.threadpool.config[CamelFhir].max-pool-size", threads);
        main.start();
    }

    /** Returns Camel's own context, in which more routes may be opened. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}

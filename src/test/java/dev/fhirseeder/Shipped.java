package dev.fhirseeder;

import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;

/** The application as it is shipped: its beans bound, its routes built, and nothing set in motion. */
public final class Shipped implements AutoCloseable {

    private final Main main = new Main();
    private final Set<String> beans;

    /**
     * Builds everything.
     *
     * @param data the folder below which it would write
     * @param trigger the name of a file of {@code routes/triggers/}
     * @param sink the name of a file of {@code routes/sinks/}
     */
    public Shipped(Path data, String trigger, String sink) {
        Settings settings = new SettingsReader(
                        Map.of(
                                "DATA_DIR",
                                data.toString(),
                                "TRIGGER",
                                trigger,
                                "SINK",
                                sink,
                                "HTTP_PORT",
                                Integer.toString(Loopback.freePort())),
                        Map.of())
                .read();
        settings.placeholders().forEach((name, value) -> main.addOverrideProperty(name, value.toString()));
        FrontDoor.of(settings).ifPresent(door -> door.properties(settings).forEach(main::addInitialProperty));
        Wiring.bind(main, settings, new RouteFiles(Path.of(""), settings).sinks(), code -> {});
        beans = main.lookupByType(Object.class).keySet();
        main.configure().setRoutesIncludePattern(new RouteFiles(Path.of(""), settings).pattern());
        main.configure().setAutoStartup(false);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        main.start();
    }

    /** Returns the sinks that are there beside a trigger. */
    public static Set<String> sinks(String trigger, String sink) {
        return new RouteFiles(
                        Path.of(""), new SettingsReader(Map.of("TRIGGER", trigger, "SINK", sink), Map.of()).read())
                .sinks();
    }

    /** Returns every name that a placeholder may have. */
    public static Set<String> placeholders() {
        return Setting.all().stream()
                .filter(setting -> !setting.isSecret())
                .map(Setting::property)
                .collect(Collectors.toSet());
    }

    /** Returns the ids of the routes that Camel has built. */
    public List<String> routes() {
        return context().getRoutes().stream().map(Route::getRouteId).toList();
    }

    /** Returns the names of the beans that our wiring has bound. */
    public Set<String> beans() {
        return beans;
    }

    /** Returns Camel's own context. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}

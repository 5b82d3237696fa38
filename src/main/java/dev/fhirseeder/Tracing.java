package dev.fhirseeder;

import dev.fhirseeder.deliver.Traces;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TracingSetting;
import dev.fhirseeder.trace.SpanTraces;
import dev.fhirseeder.trace.Telemetry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Whether Bundles have traces. If not, no class of OpenTelemetry's SDK is loaded. */
final class Tracing {

    /** OpenTelemetry tells of each try that fails, with a stack trace; we tell of the first. Held, lest it be made anew. */
    private static final Logger TELLS_EACH_TRY = Logger.getLogger("io.opentelemetry");

    private static final String STANDARD = "OTEL_";

    /** What others say in so many words is done anyway. */
    private static final Map<String, String> DONE = Map.of(
            "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
            "OTEL_PROPAGATORS", "tracecontext",
            "OTEL_TRACES_EXPORTER", "otlp",
            "OTEL_METRICS_EXPORTER", "none",
            "OTEL_LOGS_EXPORTER", "none");

    private Tracing() {}

    /** Returns the traces, which end with the application. */
    static Traces of(Main main, Settings settings) {
        if (!isOn(settings)) {
            return Traces.NONE;
        }
        TELLS_EACH_TRY.setLevel(Level.OFF);
        SpanTraces traces = SpanTraces.to(Telemetry.of(settings), Instant::now, System::nanoTime);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStop(BaseMainSupport stopped) {
                traces.close();
            }
        });
        return traces;
    }

    /** Returns what is wrong with where they go: at best nothing, and nothing if they are off. */
    static List<String> problems(Settings settings) {
        return isOn(settings) ? Telemetry.problems(settings) : List.of();
    }

    /** Returns, in a sentence, which of the standard variables say something to which nobody listens; nothing if there are none. */
    static Optional<String> unheeded(Settings settings, Map<String, String> environment) {
        String names = new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(variable -> variable.getKey().startsWith(STANDARD)
                                && !variable.getValue().isBlank()
                                && !variable.getValue().strip().equals(DONE.get(variable.getKey())))
                        .map(Map.Entry::getKey)
                        .filter(name -> Setting.all().stream()
                                .noneMatch(setting -> setting.variable().equals(name)))
                        .collect(Collectors.joining(", "));
        return isOn(settings) && !names.isEmpty()
                ? Optional.of("not heeded: %s; --help names the variables of OpenTelemetry that are".formatted(names))
                : Optional.empty();
    }

    private static boolean isOn(Settings settings) {
        return settings.get(TracingSetting.TRACING).equals("otlp");
    }
}

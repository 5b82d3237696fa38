package dev.fhirseeder;

import dev.fhirseeder.access.Rules;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Shipment;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Says how the people of a run travel, by the settings and what its request states instead. */
final class Shipments implements Function<Settings, Shipment> {

    private final DataFolder data;
    private final Set<String> sinks;
    private final Invocation invocation;

    /**
     * Prepares the saying.
     *
     * @param data where files go
     * @param sinks the sinks that are there to be asked for
     * @param invocation how this process was started
     */
    Shipments(DataFolder data, Set<String> sinks, Invocation invocation) {
        this.invocation = invocation;
        this.data = data;
        this.sinks = Set.copyOf(sinks);
    }

    /**
     * Returns how the people travel.
     *
     * @throws SettingsException if the sink is none of those that there are, or cannot be
     */
    @Override
    public Shipment apply(Settings settings) {
        List<String> faults = faults(settings);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Shipment(
                destination(settings, data),
                Math.toIntExact(GatheringSize.of(settings)),
                GatheringSize.handful(settings),
                invocation.of(settings));
    }

    /** Returns what stands against people travelling so; at best nothing. */
    List<String> faults(Settings settings) {
        String sink = settings.get(Setting.SINK);
        if (!sinks.contains(sink)) {
            return List.of("sink: found '%s', expected one of %s"
                    .formatted(sink, String.join(", ", sinks.stream().sorted().toList())));
        }
        List<String> problems = problems(settings);
        if (sink.equals("fhir") && invocation.isStatedOtherwise(Setting.SINK, settings)) {
            // at the start nobody has looked whether credentials may go there
            problems.addAll(Rules.problems(settings));
        }
        return problems;
    }

    /** Returns what of the settings does not go together; empty if all does. */
    static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        if (settings.get(Setting.SINK).equals("bundles")
                && settings.get(Setting.WRITE_MODE).equals("auto")) {
            problems.add(
                    "WRITE_MODE (seeder.write-mode): found 'auto', expected another: with SINK=bundles no server is asked");
        }
        Heap.problem(settings, Runtime.getRuntime().maxMemory()).ifPresent(problems::add);
        return problems;
    }

    static Destination destination(Settings settings, DataFolder data) {
        String sink = settings.get(Setting.SINK);
        String to =
                switch (sink) {
                    case "ndjson" -> data.ndjson().toString();
                    case "bundles" -> data.bundles().toString();
                    default -> settings.get(Setting.FHIR_URL).toString().replaceFirst("(?<=[^/])/+$", "");
                };
        boolean files = sink.equals("ndjson") || sink.equals("bundles");
        return new Destination(
                sink, to, settings.get(Setting.WRITE_MODE), files ? settings.get(Setting.COMPRESSION) : "none");
    }
}

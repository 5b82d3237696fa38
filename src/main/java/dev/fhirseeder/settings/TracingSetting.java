package dev.fhirseeder.settings;

/**
 * What an operator may choose of traces. All but the first have the names that OpenTelemetry gives them, and may be meant for
 * others: they are judged when they are needed, and not before.
 */
public final class TracingSetting {

    static final Declared ALL = new Declared();

    public static final Setting<String> TRACING = ALL.setting(
            "TRACING",
            "off",
            "whether a trace of each Bundle is sent to an OpenTelemetry collector, by OTLP over HTTP, and the server told of it",
            Kind.oneOf("off", "otlp"));

    public static final Setting<String> OTEL_EXPORTER_OTLP_ENDPOINT = ALL.setting(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "http://localhost:4318",
            "the collector, to whose URL /v1/traces is added; without user, query and fragment",
            Kind.TEXT);

    public static final Setting<String> OTEL_EXPORTER_OTLP_HEADERS = ALL.secret(
            "OTEL_EXPORTER_OTLP_HEADERS",
            "headers that the collector wants, as name=value, comma-separated, values percent-encoded",
            Kind.TEXT);

    public static final Setting<String> OTEL_SERVICE_NAME =
            ALL.setting("OTEL_SERVICE_NAME", "fhir-seeder", "what traces say who we are", Kind.TEXT);

    public static final Setting<String> OTEL_RESOURCE_ATTRIBUTES = ALL.setting(
            "OTEL_RESOURCE_ATTRIBUTES",
            "what else traces say of us, as name=value, comma-separated, values percent-encoded",
            Kind.TEXT);

    public static final Setting<String> OTEL_TRACES_SAMPLER = ALL.setting(
            "OTEL_TRACES_SAMPLER",
            "parentbased_always_on",
            "which Bundles have a trace that is sent: always_on, always_off or traceidratio, each also with parentbased_ before it, which says the same here",
            Kind.TEXT);

    public static final Setting<String> OTEL_TRACES_SAMPLER_ARG =
            ALL.setting("OTEL_TRACES_SAMPLER_ARG", "1", "for traceidratio: the share of them, from 0 to 1", Kind.TEXT);

    private TracingSetting() {}
}

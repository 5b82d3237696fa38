package dev.fhirseeder.report;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event a line as JSON, by the Elastic Common Schema (ECS 1.2), for those who collect logs. Where a line of ours says
 * {@code run=… status=…}, the JSON has the fields {@code run} and {@code status} as well: they are read from the template of
 * the line and not from its text, so that nothing that is logged can forge one. Numbers stay numbers.
 */
public final class JsonLines extends EcsEncoder {

    /** A key before its place, as in {@code run={}} or {@code result="{}"}, or a place without a key. */
    private static final Pattern PLACE = Pattern.compile("(?:\\b([a-z][A-Za-z]*)=\"?)?\\{}");

    /** Names of ECS, at the top of its fields or of objects there, which mean something else than a key of ours. */
    private static final Set<String> OF_ECS = Set.of(
            "agent",
            "client",
            "cloud",
            "container",
            "data",
            "destination",
            "device",
            "dns",
            "ecs",
            "email",
            "error",
            "event",
            "file",
            "geo",
            "group",
            "hash",
            "host",
            "http",
            "labels",
            "log",
            "message",
            "network",
            "observer",
            "orchestrator",
            "organization",
            "package",
            "process",
            "registry",
            "related",
            "rule",
            "server",
            "service",
            "source",
            "span",
            "tags",
            "threat",
            "tls",
            "trace",
            "transaction",
            "url",
            "user",
            "volume",
            "vulnerability");

    /** Stands before a key of ours that is one of theirs. */
    private static final String OURS = "seeder.";

    private final String ours;

    /**
     * Prepares the writing.
     *
     * @param ours the package whose lines are made of keys and values
     */
    public JsonLines(String ours) {
        this.ours = ours;
        setServiceName("fhir-seeder");
    }

    @Override
    protected void addCustomFields(ILoggingEvent event, StringBuilder line) {
        if (event.getLoggerName().startsWith(ours)) {
            fields(event.getMessage(), event.getArgumentArray()).forEach((key, value) -> {
                if (!event.getMDCPropertyMap().containsKey(key)) {
                    field(line, OF_ECS.contains(key) ? OURS + key : key, value);
                }
            });
        }
    }

    /** Returns what a template calls its arguments, the first of a name; null arguments say nothing. */
    static Map<String, Object> fields(@Nullable String template, Object @Nullable [] arguments) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (template == null || arguments == null) {
            return fields;
        }
        Matcher places = PLACE.matcher(template);
        for (int i = 0; i < arguments.length && places.find(); i++) {
            String key = places.group(1);
            if (key != null && arguments[i] != null) {
                fields.putIfAbsent(key, arguments[i]);
            }
        }
        return fields;
    }

    private static void field(StringBuilder line, String key, Object value) {
        line.append('"').append(key).append("\":");
        if (value instanceof Long || value instanceof Integer) {
            line.append(value);
        } else {
            line.append('"');
            JsonUtils.quoteAsString(value.toString(), line);
            line.append('"');
        }
        line.append(',');
    }
}

package dev.fhirseeder;

import dev.fhirseeder.settings.KafkaSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says, once everything has started, where triggers listen that are silent until somebody asks, and how they are stopped. */
final class Listening extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Settings settings;

    /** Prepares the telling of the triggers that the settings name. */
    Listening(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void afterStart(BaseMainSupport started) {
        lines(settings).forEach(LOG::info);
    }

    /** Returns a line for each trigger that waits to be asked. */
    static List<String> lines(Settings settings) {
        return settings.get(Setting.TRIGGER).stream()
                .map(trigger -> where(trigger, settings)
                        .map(where ->
                                "TRIGGER=%s %s, until it is stopped by Ctrl-C or SIGTERM".formatted(trigger, where)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> where(String trigger, Settings settings) {
        return switch (trigger) {
            case "work" -> Optional.of("takes commands of plans from " + topic(settings, "chunks"));
            case "kafka" -> Optional.of("takes requests from " + topic(settings, "requests"));
            case "file" ->
                Optional.of("takes requests that are dropped as *.json into the folder "
                        + settings.get(TriggerSetting.INBOX));
            default -> Optional.empty();
        };
    }

    private static String topic(Settings settings, String name) {
        return "the topic %s.%s at %s, in the group %s"
                .formatted(
                        settings.get(KafkaSetting.KAFKA_TOPICS),
                        name,
                        settings.get(KafkaSetting.KAFKA_BROKERS),
                        settings.get(KafkaSetting.KAFKA_GROUP));
    }
}

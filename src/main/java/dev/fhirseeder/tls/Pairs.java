package dev.fhirseeder.tls;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TlsSetting;
import java.util.ArrayList;
import java.util.List;

/** Which settings of TLS go together, and which do not. */
final class Pairs {

    private Pairs() {}

    /** Returns what does not go together; empty if all does. */
    static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        either(problems, settings, TlsSetting.FHIR_CA_FILE, TlsSetting.FHIR_TRUSTSTORE);
        either(problems, settings, TlsSetting.FHIR_CLIENT_CERT_FILE, TlsSetting.FHIR_KEYSTORE);
        needs(problems, settings, TlsSetting.FHIR_TRUSTSTORE_PASSWORD, TlsSetting.FHIR_TRUSTSTORE);
        needs(problems, settings, TlsSetting.FHIR_KEYSTORE_PASSWORD, TlsSetting.FHIR_KEYSTORE);
        needs(problems, settings, TlsSetting.FHIR_CLIENT_CERT_KEY_FILE, TlsSetting.FHIR_CLIENT_CERT_FILE);
        needs(problems, settings, TlsSetting.FHIR_CLIENT_CERT_FILE, TlsSetting.FHIR_CLIENT_CERT_KEY_FILE);
        return problems;
    }

    private static void either(List<String> problems, Settings settings, Setting<?> one, Setting<?> other) {
        if (settings.find(one).isPresent() && settings.find(other).isPresent()) {
            problems.add("%s (%s): found it beside %s, expected one of the two"
                    .formatted(one.variable(), one.property(), other.variable()));
        }
    }

    private static void needs(List<String> problems, Settings settings, Setting<?> one, Setting<?> other) {
        if (settings.find(one).isPresent() && settings.find(other).isEmpty()) {
            problems.add("%s (%s): found it alone, expected %s beside it"
                    .formatted(one.variable(), one.property(), other.variable()));
        }
    }
}

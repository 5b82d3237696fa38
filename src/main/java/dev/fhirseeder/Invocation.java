package dev.fhirseeder;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.Start;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.CheckSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TlsSetting;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Says how this process was started, so that a run can be asked for once more by a command that is complete. */
final class Invocation {

    private static final String JAR = "fhir-seeder.jar";
    private static final String MAVEN = "mvn";
    private static final String ARGUMENTS = "fhir-seeder.args";

    /** The option by which an argument file is known: nobody else names this archive. */
    private static final String ARCHIVE = "-XX:(SharedArchiveFile|AOTCache)=.*fhir-seeder[.](jsa|aot)";

    /** What decides where people go and how, and is no secret. */
    private static final List<Setting<?>> OF_THE_WAY = List.of(
            Setting.FHIR_URL,
            Setting.IS_LOCAL_DEV,
            AccessSetting.FHIR_AUTH,
            AccessSetting.FHIR_USER,
            AccessSetting.FHIR_TOKEN_URL,
            AccessSetting.FHIR_CLIENT_ID,
            AccessSetting.FHIR_CLIENT_AUTH,
            AccessSetting.FHIR_SCOPE,
            AccessSetting.FHIR_CLIENT_KEY_FILE,
            AccessSetting.FHIR_KEY_ID,
            AccessSetting.FHIR_CLIENT_ALGORITHM,
            TlsSetting.FHIR_CA_FILE,
            TlsSetting.FHIR_TRUSTSTORE,
            TlsSetting.FHIR_CLIENT_CERT_FILE,
            TlsSetting.FHIR_CLIENT_CERT_KEY_FILE,
            TlsSetting.FHIR_KEYSTORE,
            TlsSetting.FHIR_TLS,
            CheckSetting.CHECK_SERVER,
            CheckSetting.PRODUCTION_PATTERN,
            Setting.BUNDLE_SIZE,
            Setting.PARALLELISM,
            Setting.WRITE_MODE,
            Setting.BUNDLE_TYPE,
            Setting.MAX_ENTRIES,
            Setting.GZIP_REQUESTS,
            Setting.SINK,
            Setting.COMPRESSION,
            Setting.DATA_DIR);

    private final Settings given;
    private final String program;

    /**
     * Looks at what was started.
     *
     * @param given what the operator has chosen
     */
    Invocation(Settings given) {
        this(
                given,
                program(
                        System.getProperty("sun.java.command", ""),
                        ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }

    Invocation(Settings given, String program) {
        this.given = given;
        this.program = program;
    }

    /**
     * Returns the program that a shell starts.
     *
     * @param command what the JVM was told to run, with its arguments
     * @param options of the JVM; those of the argument file name the archive of classes
     */
    static String program(String command, List<String> options) {
        if (command.matches("\\S+\\.launch(er)?\\.Launcher\\b.*")) {
            return MAVEN;
        }
        int jar = command.indexOf(JAR);
        if (jar >= 0 && options.stream().anyMatch(option -> option.matches(ARCHIVE))) {
            return "java " + Start.word("@" + command.substring(0, jar) + ARGUMENTS);
        }
        return "java -jar " + Start.word(jar < 0 ? JAR : command.substring(0, jar + JAR.length()));
    }

    /**
     * Returns how a run is asked for again.
     *
     * @param chosen what the operator has chosen, with what its request states instead
     */
    Start of(Settings chosen) {
        return new Start(
                chosen.get(Setting.TRIGGER).equals(List.of("once")) ? "" : "TRIGGER=once",
                values(
                        RequestReader.PEOPLE.values().stream()
                                .filter(given::isChosen)
                                .filter(setting -> isStatedOtherwise(setting, chosen)),
                        chosen),
                values(OF_THE_WAY.stream().filter(setting -> isWorthSaying(setting, chosen)), chosen),
                program);
    }

    private static Map<String, String> values(Stream<Setting<?>> some, Settings chosen) {
        return some.collect(ImmutableMap.toImmutableMap(Setting::variable, setting -> text(setting, chosen)));
    }

    /** Tells whether a request states this setting, and otherwise than the operator. */
    boolean isStatedOtherwise(Setting<?> setting, Settings chosen) {
        return !text(setting, given).equals(text(setting, chosen));
    }

    private boolean isWorthSaying(Setting<?> setting, Settings chosen) {
        boolean other = !text(setting, chosen).equals(setting.standard()) || isStatedOtherwise(setting, chosen);
        return other && !(setting.equals(Setting.FHIR_URL) && (isFiles(chosen) || isOurs()));
    }

    private static boolean isFiles(Settings chosen) {
        return List.of("ndjson", "bundles").contains(chosen.get(Setting.SINK));
    }

    /** Plain mvn starts a server, and will start another. */
    private boolean isOurs() {
        return program.equals(MAVEN)
                && System.getenv(Setting.FHIR_URL.variable()) == null
                && System.getProperty(Setting.FHIR_URL.property()) == null;
    }

    private static String text(Setting<?> setting, Settings settings) {
        return Objects.requireNonNullElse(settings.texts().get(setting.property()), "");
    }
}

package dev.fhirseeder.jurisdiction;

import dev.fhirseeder.data.DataFileException;
import java.net.URL;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All jurisdictions found on the class path, by code. A province is known because its folder
 * {@code jurisdictions/<code>/} holds a {@code jurisdiction.json}; no list of them is kept anywhere.
 */
public final class Jurisdictions {

    /** The postal abbreviations of Canada's ten provinces and three territories (ISO 3166-2:CA). */
    private static final List<String> CODES =
            List.of("ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk", "yt");

    private final Map<String, Jurisdiction> byCode;

    private Jurisdictions(Map<String, Jurisdiction> byCode) {
        this.byCode = byCode;
    }

    /**
     * Reads every jurisdiction of the class path.
     *
     * @throws DataFileException if a data file is missing or wrong
     */
    public static Jurisdictions onClassPath() {
        return below("jurisdictions/");
    }

    static Jurisdictions below(String root) {
        Map<String, Jurisdiction> found = new TreeMap<>();
        for (String code : CODES) {
            URL file = Jurisdictions.class.getClassLoader().getResource(root + code + "/jurisdiction.json");
            if (file != null) {
                found.put(code, read(root + code + "/", code, file));
            }
        }
        return new Jurisdictions(found);
    }

    /** Returns the jurisdiction of this code in lower case, for example {@code bc}, or nothing if no file describes it. */
    public Optional<Jurisdiction> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Returns all of them, in the order of their codes. */
    public List<Jurisdiction> all() {
        return new ArrayList<>(byCode.values());
    }

    private static Jurisdiction read(String folder, String code, URL url) {
        String path = folder + "jurisdiction.json";
        JurisdictionFile file = StrictJson.read(path, url, JurisdictionFile.class);
        if (!code.equals(file.code())) {
            throw new DataFileException(path + ", key code", "found '" + file.code() + "', expected '" + code + "'");
        }
        return new Jurisdiction(
                code,
                file.name(),
                numbers(path, file.healthNumbers()),
                Geography.places(folder),
                file.registry().recordsAllergies(),
                new Registry(
                        date(path, "registry.since", file.registry().since()),
                        file.registry().consentShare()));
    }

    private static HealthNumbers numbers(String path, JurisdictionFile.Numbers file) {
        return new HealthNumbers(file.system(), scheme(path, file.scheme()), versions(path, file.versions()));
    }

    private static @Nullable VersionCodes versions(String path, JurisdictionFile.@Nullable Versions file) {
        if (file == null) {
            return null;
        }
        LocalDate from = date(path, "healthNumbers.versions.everyoneBornFrom", file.everyoneBornFrom());
        return new VersionCodes(file.letters(), from, file.shareOfOlder());
    }

    private static NumberScheme scheme(String path, String name) {
        List<NumberScheme> schemes = ServiceLoader.load(NumberScheme.class).stream()
                .map(Provider::get)
                .toList();
        return schemes.stream()
                .filter(scheme -> scheme.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DataFileException(
                        path + ", key healthNumbers.scheme",
                        "found '" + name + "', expected one of "
                                + schemes.stream().map(NumberScheme::name).sorted().toList()));
    }

    private static LocalDate date(String path, String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DataFileException(
                    path + ", key " + key, "found '" + text + "', expected a date like 2024-07-29", e);
        }
    }
}

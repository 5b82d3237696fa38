package dev.fhirseeder.jurisdiction;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @throws dev.fhirseeder.data.DataFileException if a data file is missing or wrong
     */
    public static Jurisdictions onClassPath() {
        return below("jurisdictions/");
    }

    /** Returns the codes of every jurisdiction of the class path, in their order, without reading any. */
    public static List<String> codesOnClassPath() {
        return CODES.stream()
                .filter(code -> file("jurisdictions/" + code + "/") != null)
                .toList();
    }

    private static @Nullable URL file(String folder) {
        return Jurisdictions.class.getClassLoader().getResource(folder + "jurisdiction.json");
    }

    static Jurisdictions below(String root) {
        Map<String, Jurisdiction> found = new TreeMap<>();
        for (String code : CODES) {
            String folder = root + code + "/";
            URL file = file(folder);
            if (file != null) {
                found.put(code, new JurisdictionReader(folder, code).read(file));
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
        return List.copyOf(byCode.values());
    }
}

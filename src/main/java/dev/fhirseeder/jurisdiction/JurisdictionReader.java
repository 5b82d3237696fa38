package dev.fhirseeder.jurisdiction;

import dev.fhirseeder.data.DataFileException;
import java.net.URL;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Makes a jurisdiction of its {@code jurisdiction.json} and the tables beside it. */
final class JurisdictionReader {

    private final String folder;
    private final String code;

    /**
     * Prepares the reading.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @param code the code that the file must state
     */
    JurisdictionReader(String folder, String code) {
        this.folder = folder;
        this.code = code;
    }

    /**
     * Reads the folder.
     *
     * @param url its {@code jurisdiction.json}
     * @throws DataFileException if a file is missing or wrong; the message names the file, the key or the column, what
     *     was found and what was expected
     */
    Jurisdiction read(URL url) {
        JurisdictionFile file = StrictJson.read(folder + "jurisdiction.json", url, JurisdictionFile.class);
        if (!code.equals(file.code())) {
            throw wrong("code", file.code(), "'" + code + "'");
        }
        HealthNumbers numbers = numbers(file.healthNumbers());
        Registry registry = registry(file.registry());
        List<Place> places = Geography.places(folder);
        return new Jurisdiction(
                code, file.name(), numbers, places, file.registry().recordsAllergies(), registry);
    }

    private Registry registry(JurisdictionFile.RegistryFacts file) {
        return new Registry(
                date("registry.since", file.since()),
                date("registry.electronicSince", file.electronicSince()),
                share("registry.consentShare", file.consentShare()));
    }

    private HealthNumbers numbers(JurisdictionFile.Numbers file) {
        return new HealthNumbers(file.system(), scheme(file.scheme()), versions(file.versions()));
    }

    private @Nullable VersionCodes versions(JurisdictionFile.@Nullable Versions file) {
        if (file == null) {
            return null;
        }
        if (file.letters() < 1) {
            throw wrong("healthNumbers.versions.letters", file.letters(), "at least 1");
        }
        return new VersionCodes(
                file.letters(),
                date("healthNumbers.versions.everyoneBornFrom", file.everyoneBornFrom()),
                share("healthNumbers.versions.shareOfOlder", file.shareOfOlder()));
    }

    private NumberScheme scheme(String name) {
        List<NumberScheme> schemes = ServiceLoader.load(NumberScheme.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return schemes.stream()
                .filter(scheme -> scheme.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "healthNumbers.scheme",
                        name,
                        "one of "
                                + schemes.stream()
                                        .map(NumberScheme::name)
                                        .sorted()
                                        .toList()));
    }

    private LocalDate date(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DataFileException(place(key), "found '" + text + "', expected a date like 2024-07-29", e);
        }
    }

    private double share(String key, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw wrong(key, share, "a number from 0 to 1");
        }
        return share;
    }

    private DataFileException wrong(String key, Object found, String expected) {
        return new DataFileException(place(key), "found '" + found + "', expected " + expected);
    }

    private String place(String key) {
        return folder + "jurisdiction.json, key " + key;
    }
}

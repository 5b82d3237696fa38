package dev.fhirseeder.settings;

import java.util.ArrayList;
import java.util.List;

/** What an operator may choose of reading back and removing what was sent. */
public final class InquirySetting {

    static final List<Setting<?>> ALL = new ArrayList<>();

    public static final Setting<Boolean> VERIFY =
            declare("VERIFY", "false", "whether each run is read back from the server when it has ended", Kind.BOOLEAN);

    public static final Setting<Long> VERIFY_SAMPLE = declare(
            "VERIFY_SAMPLE",
            "100",
            "people whose content is compared when a run is read back, at most",
            Kind.wholeNumber(0, 900_000_000));

    public static final Setting<Long> PURGE_COUNT = declare(
            "PURGE_COUNT",
            "",
            "how many resources purge is to remove, as its dry run has counted them; without it nothing is removed",
            Kind.wholeNumber(0, Long.MAX_VALUE));

    private InquirySetting() {}

    private static <T> Setting<T> declare(String variable, String standard, String meaning, Kind<T> kind) {
        Setting<T> setting = new Setting<>(variable, standard, meaning, kind);
        ALL.add(setting);
        return setting;
    }
}

package dev.fhirseeder.settings;

/** What an operator may choose of reading back and removing what was sent. */
public final class InquirySetting {

    static final Declared ALL = new Declared();

    public static final Setting<Boolean> VERIFY = ALL.setting(
            "VERIFY", "false", "whether each run is read back from the server when it has ended", Kind.BOOLEAN);

    public static final Setting<Long> VERIFY_SAMPLE = ALL.setting(
            "VERIFY_SAMPLE",
            "100",
            "people whose content is compared when a run is read back, at most",
            Kind.wholeNumber(0, 900_000_000));

    public static final Setting<Long> PURGE_COUNT = ALL.setting(
            "PURGE_COUNT",
            "",
            "how many resources purge is to remove, as its dry run has counted them; without it nothing is removed",
            Kind.wholeNumber(0, Long.MAX_VALUE));

    private InquirySetting() {}
}

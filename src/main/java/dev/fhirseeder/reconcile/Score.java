package dev.fhirseeder.reconcile;

/** What has been found of one type of resource so far. */
final class Score {

    private long expected;
    private long found;
    private long missing;
    private long duplicate;
    private long different;
    private long surplus;
    private long tagged = -1;

    /** Enters what was found of one that should be there. */
    void enter(Finding finding) {
        expected++;
        found += finding.held() > 0 ? 1 : 0;
        missing += finding.held() == 0 ? 1 : 0;
        duplicate += finding.held() > 1 ? 1 : 0;
        surplus += Math.max(0, finding.held() - 1);
        different += finding.difference() == null ? 0 : 1;
    }

    /** Enters how many resources of the type carry the tag, as the server counts. */
    void tagged(long count) {
        tagged = count;
    }

    /**
     * Returns it as it is reported. What else carries the tag belongs to other people of the seed.
     *
     * @param isSearchable whether all that should be there could be asked for: else nobody knows what else there is
     */
    Row row(boolean isSearchable) {
        long other = isSearchable && tagged >= 0 ? Math.max(0, tagged - found - surplus) : -1;
        return new Row(expected, found, missing, duplicate, different, tagged, other);
    }

    /**
     * What was found of one type of resource.
     *
     * @param expected how many should be there
     * @param found of them, once or more often
     * @param missing of them
     * @param duplicate of them: there more than once
     * @param different of them: there once, but not as it should be
     * @param tagged how many the server counts by the tag of the seed; -1 if it was not asked
     * @param other of these, how many were not asked for: other people of the seed; -1 if that is not known
     */
    record Row(long expected, long found, long missing, long duplicate, long different, long tagged, long other) {}
}

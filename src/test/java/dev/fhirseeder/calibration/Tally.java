package dev.fhirseeder.calibration;

/** A figure as counted in generated records; it grows. */
final class Tally {

    /** How many standard errors of the sample are allowed for: of a good generator one figure in twenty lies beyond. */
    private static final double ERRORS = 2;

    /** Of rare reports one more or less is much, and more errors must be allowed for. */
    private static final double RARE_ERRORS = 4;

    private static final double RARE = 0.01;

    private final Figure figure;
    private long hits;
    private long all;

    Tally(Figure figure) {
        this.figure = figure;
    }

    Figure figure() {
        return figure;
    }

    void add(boolean hit) {
        all++;
        hits += hit ? 1 : 0;
    }

    /** Returns of how many people, or doses. */
    long size() {
        return all;
    }

    /** Returns what was generated, in the figure's unit. */
    double generated() {
        return all == 0 ? 0 : figure.kind().whole() * hits / all;
    }

    double difference() {
        return generated() - figure.expected();
    }

    /** Returns how far off it may be: the figure's own tolerance, and two standard errors of the sample, four for what is rare. */
    double allowed() {
        double whole = figure.kind().whole();
        double share = figure.expected() / whole;
        double error = all == 0
                ? 0
                : whole * Math.sqrt(share * (1 - share) * figure.measure().cluster() / all);
        Double tolerance = figure.tolerance();
        return (tolerance == null ? 0 : tolerance) + (share < RARE ? RARE_ERRORS : ERRORS) * error;
    }

    boolean isAsserted() {
        return figure.tolerance() != null;
    }

    boolean isWithin() {
        return all > 0 && Math.abs(difference()) <= allowed();
    }

    String verdict() {
        return isAsserted() ? isWithin() ? "within" : "OUTSIDE" : "shown";
    }

    @Override
    public String toString() {
        return "%s (%s): published %.2f%s, generated %.2f of %d, off by %+.2f, allowed %.2f; %s"
                .formatted(
                        figure.id(),
                        figure.title(),
                        figure.expected(),
                        figure.kind().unit(),
                        generated(),
                        all,
                        difference(),
                        allowed(),
                        figure.source());
    }
}

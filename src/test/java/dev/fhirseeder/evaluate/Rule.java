package dev.fhirseeder.evaluate;

import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code evaluate/rules.csv}. Doses of any of its vaccines are counted together, wherever they were had.
 *
 * @param kind see {@link Kind}
 * @param here whether it judges only doses that were had in the province
 * @param vaccines abbreviations or trade names
 * @param position which doses it judges; for {@link Kind#MOST}, how many there may be; null for all
 * @param further whether those after the position are judged too
 * @param series to which series it applies, by the first dose
 * @param from for {@link Kind#AGE} the lower limit, else the age from which doses are judged; null for any
 * @param to for {@link Kind#AGE} the upper limit, exclusive, else the age from which doses are no longer judged
 * @param first the first day of an era, null for none
 * @param last its last day, null for none
 * @param after the other vaccines of {@link Kind#AFTER}
 * @param gap the least time
 */
record Rule(
        String id,
        Kind kind,
        String pt,
        boolean here,
        Set<String> vaccines,
        @Nullable Integer position,
        boolean further,
        Begun series,
        @Nullable Age from,
        @Nullable Age to,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        Set<String> after,
        @Nullable Age gap) {

    /** What a rule asks for. */
    enum Kind {
        /** Given from that age on and before that one. */
        AGE,
        /** Given between the days, both included. */
        ERA,
        /** The gap lies between a dose and the one before. */
        INTERVAL,
        /** The gap lies between a dose and the first. */
        SPAN,
        /** The gap lies between a dose and the one before, unless both were given on one day. */
        LIVE,
        /** The gap lies between any earlier dose of the other vaccines and a dose. */
        AFTER,
        /** No more doses than that. */
        MOST,
        /** Not given at all. */
        NEVER
    }

    /**
     * How a series began.
     *
     * @param from the age at the first dose from which the rule applies, null for any
     * @param to the age from which it no longer does, null for none
     * @param since the first day on which the first dose was had, null for any
     */
    record Begun(
            @Nullable Age from, @Nullable Age to, @Nullable LocalDate since) {

        boolean fits(LocalDate birth, LocalDate first) {
            return (from == null || from.reached(birth, first))
                    && (to == null || !to.reached(birth, first))
                    && (since == null || !first.isBefore(since));
        }
    }

    boolean holdsIn(String province) {
        return pt.equals("both") || pt.equals(province);
    }

    /** Returns what breaks the rule, each with its dates; the doses are in the order of their days. */
    List<String> faults(LocalDate birth, List<Given> doses) {
        List<Given> own = new ArrayList<>();
        for (Given dose : doses) {
            if (dose.isOneOf(vaccines) && !(kind == Kind.MOST && here && dose.elsewhere())) {
                own.add(dose);
            }
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (judges(birth, own, i, doses) && isBroken(birth, own, i, doses)) {
                faults.add("%s: %s, born %s".formatted(id, own.subList(Math.max(0, i - 1), i + 1), birth));
            }
        }
        return faults;
    }

    private boolean judges(LocalDate birth, List<Given> own, int i, List<Given> all) {
        LocalDate first = all.stream()
                .filter(dose -> dose.isOneOf(vaccines) || dose.isOneOf(after))
                .map(Given::on)
                .findFirst()
                .orElseThrow();
        boolean counted = kind == Kind.MOST || position == null || position == i + 1 || (further && i + 1 > position);
        return counted && !(here && own.get(i).elsewhere()) && series.fits(birth, first);
    }

    private boolean isBroken(LocalDate birth, List<Given> own, int i, List<Given> all) {
        LocalDate on = own.get(i).on();
        if (kind == Kind.AGE) {
            return isOutside(birth, on);
        }
        if (kind == Kind.ERA) {
            return (first != null && on.isBefore(first)) || (last != null && on.isAfter(last));
        }
        return !isOutside(birth, on)
                && switch (kind) {
                    case INTERVAL -> i > 0 && isTooSoon(own.get(i - 1).on(), on);
                    case SPAN -> i > 0 && isTooSoon(own.get(0).on(), on);
                    case LIVE ->
                        i > 0
                                && !own.get(i - 1).on().equals(on)
                                && isTooSoon(own.get(i - 1).on(), on);
                    case AFTER ->
                        all.stream()
                                .filter(other ->
                                        other.isOneOf(after) && other.on().isBefore(on))
                                .anyMatch(other -> isTooSoon(other.on(), on));
                    case MOST -> i >= Objects.requireNonNull(position);
                    case NEVER -> true;
                    default -> false;
                };
    }

    private boolean isOutside(LocalDate birth, LocalDate on) {
        return (from != null && !from.reached(birth, on)) || (to != null && to.reached(birth, on));
    }

    private boolean isTooSoon(LocalDate before, LocalDate on) {
        return on.isBefore(Objects.requireNonNull(gap).from(before));
    }
}

package dev.fhirseeder.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says which Bundle meets which fault. It is asked once for each Bundle that comes. */
@FunctionalInterface
interface Plan {

    /** Nothing goes wrong. */
    Plan NONE = (number, request) -> null;

    /**
     * Returns the fault that a Bundle meets, or null for none.
     *
     * @param number of the Bundle, from 1, in the order in which they came
     * @param request with the Bundle
     */
    @Nullable
    Fault next(int number, Request request);

    /** Bundles of these numbers meet the fault. */
    static Plan at(Fault fault, int... numbers) {
        Set<Integer> chosen = IntStream.of(numbers).boxed().collect(Collectors.toSet());
        return (number, request) -> chosen.contains(number) ? fault : null;
    }

    /** Every Bundle meets the fault. */
    static Plan always(Fault fault) {
        return (number, request) -> fault;
    }

    /** Every Bundle in which that person is meets the fault. */
    static Plan poison(Fault fault, String person) {
        return (number, request) -> request.text().contains(person) ? fault : null;
    }

    /** Every Bundle of more people than that meets the fault. */
    static Plan above(Fault fault, int people) {
        return (number, request) -> request.people().size() > people ? fault : null;
    }

    /**
     * Bundles meet faults at random, and the same ones whenever the same Bundles are sent as often with the same seed.
     *
     * @param seed of the faults
     * @param rate share of Bundles that meet one, from 0 to 1
     * @param faults each as likely as any other
     */
    static Plan random(long seed, double rate, List<Fault> faults) {
        Map<Set<String>, Integer> attempts = new HashMap<>();
        return (number, request) -> {
            Set<String> people = request.people();
            int attempt;
            synchronized (attempts) {
                attempt = attempts.merge(people, 1, Integer::sum);
            }
            SplittableRandom dice = new SplittableRandom(seed * 31 + people.hashCode() * 1_000_003L + attempt * 7_919L);
            return dice.nextDouble() < rate ? faults.get(dice.nextInt(faults.size())) : null;
        };
    }
}

package dev.fhirseeder;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.PropertyBindingException;
import org.slf4j.LoggerFactory;

/** Starts Camel Main with this directory's properties and routes, and ends with the exit code of the contract. */
public final class Application {

    /** Every record is delivered. */
    public static final int DONE = 0;

    /** Some record is not delivered. */
    public static final int NOT_ALL_DELIVERED = 1;

    /** The settings or the arguments are wrong, and nothing was sent. */
    public static final int REFUSED = 2;

    private Application() {}

    /** Runs the seeder and leaves the process with its exit code. */
    public static void main(String... args) {
        System.exit(run(args));
    }

    /**
     * Runs the seeder to its end.
     *
     * @param args the command line
     * @return the exit code
     */
    public static int run(String... args) {
        Optional<Integer> exitCode = refuse(args);
        return exitCode.isPresent() ? exitCode.get() : seed(Surroundings.ofThisProcess());
    }

    /**
     * Runs the seeder to its end in surroundings that are not quite those of the process.
     *
     * @return the exit code
     */
    public static int run(Surroundings surroundings) {
        return refuse(surroundings).orElseGet(() -> seed(surroundings));
    }

    /**
     * Says, before anything is started, that a run with these arguments and settings cannot or need not start, and why.
     *
     * @param args the command line
     * @return the exit code to leave with; empty if a run may start
     */
    public static Optional<Integer> refuse(String... args) {
        return args.length > 0
                ? refusing(() -> Optional.of(Usage.answer(args)))
                : refusing(() -> check(Surroundings.ofThisProcess()));
    }

    /**
     * Says, before anything is started, that a run in these surroundings cannot start, and why.
     *
     * @return the exit code to leave with; empty if a run may start
     */
    public static Optional<Integer> refuse(Surroundings surroundings) {
        return refusing(() -> check(surroundings));
    }

    private static Optional<Integer> check(Surroundings surroundings) {
        Preflight.check(surroundings);
        return Optional.empty();
    }

    private static Optional<Integer> refusing(Supplier<Optional<Integer>> question) {
        try {
            return question.get();
        } catch (SettingsException e) {
            return refused(e.problems());
        } catch (DataFileException e) {
            return refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Integer> refused(List<String> problems) {
        System.err.println("fhir-seeder cannot start; nothing was sent.");
        problems.forEach(problem -> System.err.println("  " + problem));
        System.err.println("Run with --help to see every setting.");
        return Optional.of(REFUSED);
    }

    private static int seed(Surroundings surroundings) {
        Thread.setDefaultUncaughtExceptionHandler(new LastWords(Runtime.getRuntime()::halt));
        Runtime.getRuntime().addShutdownHook(new Thread(new SecondSignal(Runtime.getRuntime()::halt), "second-signal"));
        try {
            Logging.keepSecrets();
            Logging.follow(surroundings.settings().read());
            return new Seeder(surroundings).run();
        } catch (Exception e) {
            if (unbound(e).isEmpty()) {
                LoggerFactory.getLogger(Application.class).debug("The seeder could not start", e);
            }
            System.err.println("fhir-seeder cannot start; nothing was sent.");
            reasons(e).forEach(message -> System.err.println("  " + message));
            return REFUSED;
        }
    }

    /** Returns what a failure and its causes say, each but once: many a message quotes that of its cause. */
    static List<String> reasons(Throwable failure) {
        Optional<String> unbound = unbound(failure);
        if (unbound.isPresent()) {
            return List.of(unbound.get());
        }
        List<String> reasons = new ArrayList<>();
        causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .filter(message -> reasons.stream().noneMatch(said -> said.contains(message)))
                .forEach(reasons::add);
        return reasons;
    }

    /** What Camel says of an option that it does not take has the value in it, which may be the password of a broker. */
    private static Optional<String> unbound(Throwable failure) {
        return causes(failure)
                .filter(PropertyBindingException.class::isInstance)
                .map(PropertyBindingException.class::cast)
                .map(option ->
                        "%s.%s: found an option that Camel does not know, or not with this value, expected one of its own"
                                .formatted(option.getOptionPrefix(), option.getPropertyName()))
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}

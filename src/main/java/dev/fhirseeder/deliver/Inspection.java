package dev.fhirseeder.deliver;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import dev.fhirseeder.settings.SettingsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the server before anything is written to it, and refuses one that is not meant: another version of FHIR, one that
 * takes no Bundles of the kind, one that says it is production, or one that does not let us in. What else cannot be read stops
 * nobody, for many servers say nothing of themselves.
 */
public final class Inspection {

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    private static final int UNAUTHORIZED = 401;

    private static final Pattern R4 = Pattern.compile("4\\.0(\\..*)?");

    private final Criteria criteria;
    private final Statements statements;
    private final Doorstep doorstep;
    private final Runnable end;
    private final Respite respite;
    private volatile boolean over;
    private @Nullable FutureTask<Boolean> looking;

    /**
     * What a server must be.
     *
     * @param wanted whether it is looked at
     * @param proven whether it is shown who asks, and must accept that
     * @param url of the server
     * @param bundles that it must take
     * @param production what must not be found in any of its names
     */
    public record Criteria(boolean wanted, boolean proven, URI url, BundleType bundles, Pattern production) {}

    /**
     * Prepares the look.
     *
     * @param statements asks the server
     * @param doorstep knows who is turned away
     * @param end ends the application, as its settings are refused; must not wait
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public Inspection(
            Criteria criteria, Statements statements, Doorstep doorstep, Runnable end, LongSupplier nanoTime) {
        this.criteria = criteria;
        this.statements = statements;
        this.doorstep = doorstep;
        this.end = end;
        this.respite = new Respite(nanoTime);
        this.over = !criteria.wanted();
    }

    /**
     * Looks at the server when the application starts. If it is out of reach or busy just now, it is looked at when something
     * is about to be written.
     *
     * @throws SettingsException if the server is refused; it names every reason
     */
    public synchronized void begin() {
        if (over) {
            return;
        }
        try {
            look();
        } catch (SettingsException e) {
            throw e;
        } catch (RuntimeException e) {
            Diagnosis diagnosis = Diagnosis.of(e);
            if (isPassing(diagnosis)) {
                respite.note(diagnosis);
                LOG.debug("The CapabilityStatement cannot be read now: {}", diagnosis);
            } else {
                goOn(diagnosis);
            }
        }
    }

    /**
     * Looks at the server before the first write, unless that was done when the application started.
     *
     * @throws SettingsException if the server is refused, which ends the application
     * @throws RuntimeException if it is out of reach or busy; as that of an attempt it is judged by the policy
     */
    public void check() {
        try {
            share();
        } catch (SettingsException e) {
            end.run();
            throw e;
        } catch (RuntimeException e) {
            Diagnosis diagnosis = Diagnosis.of(e);
            if (diagnosis.failure() == Failure.UNREACHABLE) {
                throw e;
            }
            if (Respite.isAsked(diagnosis)) {
                respite.note(diagnosis);
                throw Respite.waiting(diagnosis);
            }
            goOn(diagnosis);
        }
    }

    /** One looks, and whoever comes meanwhile has what comes of it: a server that is out of reach is not waited for in turn. */
    private void share() {
        FutureTask<Boolean> look;
        synchronized (this) {
            if (over) {
                return;
            }
            if (looking == null) {
                respite.check();
                looking = new FutureTask<>(this::look, true);
            }
            look = looking;
        }
        look.run(); // by the first alone
        try {
            Uninterruptibles.getUninterruptibly(look);
        } catch (ExecutionException e) {
            Throwables.throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        } finally {
            forget(look);
        }
    }

    private synchronized void forget(FutureTask<Boolean> look) {
        if (looking == look) {
            looking = null;
        }
    }

    private void look() {
        List<String> reasons = new ArrayList<>();
        production("FHIR_URL", criteria.url().toString()).ifPresent(reasons::add);
        refuse(reasons);
        try {
            compare(statements.read(), reasons);
            if (criteria.proven() && reasons.isEmpty()) {
                refusedProof().ifPresent(reasons::add);
            }
        } catch (RuntimeException e) {
            reasons.add(doorstep.reason(Diagnosis.of(e)).orElseThrow(() -> e));
        }
        refuse(reasons);
        over = true;
    }

    /** A CapabilityStatement is often for everybody. Of any other answer than 401 the first write knows more. */
    private Optional<String> refusedProof() {
        try {
            statements.seekNobody();
            return Optional.empty();
        } catch (RuntimeException e) {
            Diagnosis diagnosis = Diagnosis.of(e);
            return diagnosis.status() == UNAUTHORIZED ? doorstep.reason(diagnosis) : Optional.empty();
        }
    }

    private void compare(Statement statement, List<String> reasons) {
        statement
                .version()
                .filter(version -> !R4.matcher(version).matches())
                .map(
                        "FHIR_URL (seeder.fhir-url): found a server of FHIR %s by its CapabilityStatement, expected R4 (4.0.x)"
                                ::formatted)
                .ifPresent(reasons::add);
        String kind = criteria.bundles().toCode();
        if (!statement.interactions().isEmpty()
                && !statement.interactions().contains(kind)
                && !statement
                        .interactions()
                        .contains("transaction")) { // HAPI takes a batch, and speaks of transactions alone
            reasons.add(
                    "BUNDLE_TYPE (seeder.bundle-type): found '%s', expected one that is among the interactions of the server's CapabilityStatement, which are %s; CHECK_SERVER=false would send all the same"
                            .formatted(kind, String.join(", ", statement.interactions())));
        }
        new TreeMap<>(statement.names())
                .forEach((element, name) -> production(element, name).ifPresent(reasons::add));
    }

    private Optional<String> production(String element, String name) {
        Matcher found = criteria.production().matcher(name);
        return found.find()
                ? Optional.of(
                        "PRODUCTION_PATTERN (seeder.production-pattern): found '%s' in '%s', which is %s of the server, expected a server that is not for production; if it is none, let the pattern be narrower"
                                .formatted(
                                        found.group(),
                                        name,
                                        element.equals("FHIR_URL") ? element : element + " in the CapabilityStatement"))
                : Optional.empty();
    }

    /** Whoever has shared a look comes here, and one of them says so. */
    private synchronized void goOn(Diagnosis diagnosis) {
        if (over) {
            return;
        }
        over = true;
        LOG.warn(
                "The CapabilityStatement of {} cannot be read ({}), so that nobody has looked whether it is the right server",
                criteria.url(),
                diagnosis.status() == 0 ? Doorstep.words(diagnosis) : "status " + diagnosis.status());
    }

    /** A gateway's word about a server behind it passes, too. */
    private static boolean isPassing(Diagnosis diagnosis) {
        return diagnosis.failure() == Failure.UNREACHABLE
                || diagnosis.failure() == Failure.TRANSIENT
                || (diagnosis.failure() == Failure.OUTCOME_UNKNOWN
                        && (diagnosis.status() >= 500 || isCutOff(diagnosis)));
    }

    /** A connection may break while a server comes up; one that gives no answer in time is not waited for twice. */
    private static boolean isCutOff(Diagnosis diagnosis) {
        return diagnosis.status() == 0 && !diagnosis.exception().startsWith("ResponseTimeoutException");
    }

    private static void refuse(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new SettingsException(reasons);
        }
    }
}

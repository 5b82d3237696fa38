package dev.fhirseeder.access;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that are granted for a time, each asked for by one thread for all, and before the last one has ended. The time is
 * measured from the moment of asking, by a clock that only goes forward: no clock of ours need agree with another.
 */
final class GrantedTokens implements Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(GrantedTokens.class);

    /** How long before its end a token is replaced, at most; of a short life a quarter. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Grant grant;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile Past past = new Past(0, null);

    /** A token in hand; times in nanoseconds. */
    private record Held(String header, long since, long freshFor, long goodFor) {

        boolean isFresh(long now) {
            return now - since < freshFor;
        }

        boolean isGood(long now) {
            return now - since < goodFor;
        }
    }

    /** How often was asked, and why the last time was in vain, if it was. */
    private record Past(long times, @Nullable AccessException failure) {}

    /**
     * Prepares the asking.
     *
     * @param grant asks once
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    GrantedTokens(Grant grant, LongSupplier nanoTime) {
        this.grant = grant;
        this.nanoTime = nanoTime;
    }

    @Override
    public String present() throws AccessException {
        Held known = held;
        long now = nanoTime.getAsLong();
        if (known != null && known.isFresh(now)) {
            return known.header();
        }
        if (known != null && known.isGood(now)) {
            return renewed(known);
        }
        return asked();
    }

    @Override
    public boolean isReplaced(String refused) {
        asking.lock();
        try {
            Held known = held;
            if (known != null && known.header().equals(refused)) {
                held = null;
                LOG.info("the server answers 401; another token is asked for");
            }
            return true;
        } finally {
            asking.unlock();
        }
    }

    /**
     * One thread sees to it while the others go on with what is still good; so does that one if it was in vain. Who comes when
     * it is done, or when the server has refused the token meanwhile, has not to do with that token any more.
     */
    private String renewed(Held known) throws AccessException {
        if (!asking.tryLock()) {
            return known.header();
        }
        try {
            return known.equals(held) ? renewal(known) : asked();
        } finally {
            asking.unlock();
        }
    }

    private String renewal(Held known) {
        try {
            return ask();
        } catch (AccessException e) {
            LOG.warn("{}; the token in hand is good for {} more", e.getMessage(), rest(known));
            held = new Held(known.header(), known.since(), postponed(known), known.goodFor());
            return known.header();
        }
    }

    /** Who has waited for another to ask takes the answer as that one's own, a refusal too. */
    private String asked() throws AccessException {
        long seen = past.times();
        asking.lock();
        try {
            Held known = held;
            if (known != null && known.isGood(nanoTime.getAsLong())) {
                return known.header();
            }
            Past last = past;
            if (last.times() != seen && last.failure() != null) {
                throw last.failure();
            }
            return ask();
        } finally {
            asking.unlock();
        }
    }

    private String ask() throws AccessException {
        long since = nanoTime.getAsLong();
        try {
            Token token = grant.ask();
            Duration margin = min(MARGIN, token.lifetime().dividedBy(4));
            Held fresh = new Held(
                    Bearer.header(token.value()),
                    since,
                    token.lifetime().minus(margin).toNanos(),
                    token.lifetime().toNanos());
            held = fresh;
            past = new Past(past.times() + 1, null);
            LOG.debug("a token was granted for {}", token.lifetime());
            return fresh.header();
        } catch (AccessException e) {
            past = new Past(past.times() + 1, e);
            throw e;
        }
    }

    /** Not with each request: half of what is left may pass before the next try. */
    private long postponed(Held known) {
        long age = nanoTime.getAsLong() - known.since();
        return age + Math.max(0, known.goodFor() - age) / 2;
    }

    private Duration rest(Held known) {
        return Duration.ofNanos(known.goodFor() - (nanoTime.getAsLong() - known.since()));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the trigger {@code cron} fires.
 *
 * @param cron an expression in the words of Quartz
 * @param zone the time zone in which it is meant
 */
record Schedule(String cron, ZoneId zone) {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    /** A firing that is later than so many milliseconds is missed. */
    private static final long LATE_MS = 1_000;

    private static final String QUARTZ = "camel.component.quartz.properties[org.quartz.%s]";

    /** Returns the schedule, if the trigger is chosen. */
    static Optional<Schedule> of(Settings settings) {
        return settings.get(Setting.TRIGGER).contains("cron")
                ? Optional.of(new Schedule(settings.get(TriggerSetting.CRON), settings.get(TriggerSetting.CRON_ZONE)))
                : Optional.empty();
    }

    /**
     * Returns what stands against it: at best nothing.
     *
     * @param now a schedule must fire after that
     */
    Optional<String> problem(Instant now) {
        try {
            return after(now).isPresent() ? Optional.empty() : Optional.of(problem("it never fires from now on"));
        } catch (ParseException | RuntimeException e) {
            return Optional.of(
                    problem("Quartz says: " + String.valueOf(e.getMessage()).strip()));
        }
    }

    private String problem(String why) {
        return "CRON (seeder.cron): found '%s', expected %s; %s".formatted(cron, TriggerSetting.CRON.expected(), why);
    }

    /**
     * Returns the first time at which it fires after another; empty if it does not.
     *
     * @throws ParseException if it is no expression
     */
    Optional<ZonedDateTime> after(Instant time) throws ParseException {
        CronExpression expression = new CronExpression(cron);
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(time)))
                .map(next -> next.toInstant().atZone(zone));
    }

    /**
     * Says when it fires next, and that a firing was left out for which the process was not ready in time: Quartz begins when
     * everything else has started.
     *
     * @param begun when the process began to start
     * @param now it fires after that, unless a firing is a little late and run all the same
     * @param firings what Quartz itself has done and is about to do
     */
    void tell(Instant begun, Instant now, Firings firings) {
        try {
            Optional<Instant> late = firings.next()
                    .filter(time ->
                            !time.isAfter(now) && !time.plusMillis(LATE_MS).isBefore(now));
            Optional<ZonedDateTime> due = after(begun)
                    .filter(time -> !time.toInstant().isAfter(now))
                    .filter(time -> !Optional.of(time.toInstant()).equals(firings.last()))
                    .filter(time -> !Optional.of(time.toInstant()).equals(late));
            due.ifPresent(missed -> LOG.warn(
                    "cron=\"{}\" was to fire at {}, while the process started: that is missed, and not made up for",
                    cron,
                    missed));
            Optional<ZonedDateTime> next = late.isPresent() ? late.map(time -> time.atZone(zone)) : after(now);
            next.ifPresent(time -> LOG.info("cron=\"{}\" fires next at {}", cron, time));
        } catch (ParseException e) {
            throw new IllegalStateException("The schedule was checked before", e);
        }
    }

    /**
     * Returns what Quartz is told: one firing at a time needs one thread, and a firing that is a second late is missed. Left
     * to itself, Quartz would make up for every firing of the last minute, one after another.
     */
    Map<String, String> properties() {
        return Map.of(
                QUARTZ.formatted("threadPool.threadCount"),
                "1",
                QUARTZ.formatted("jobStore.misfireThreshold"),
                Long.toString(LATE_MS));
    }
}

package dev.fhirseeder;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * What Quartz has done for the trigger {@code cron}, and is about to do. It may run a firing that came due a moment before it
 * began, and nobody but Quartz knows whether it does.
 *
 * @param last when it has fired; nothing if it has not yet
 * @param next when it fires next, which may have passed; nothing if it never does, or does not run here
 */
record Firings(Optional<Instant> last, Optional<Instant> next) {

    /** Nothing is known. */
    static final Firings UNKNOWN = new Firings(Optional.empty(), Optional.empty());

    /** What the route names after {@code quartz:}. */
    private static final String NAME = "seeder";

    /** Asks Quartz. */
    static Firings of(CamelContext context) {
        try {
            return context.hasComponent("quartz") instanceof QuartzComponent quartz && quartz.getScheduler() != null
                    ? of(quartz.getScheduler())
                    : UNKNOWN;
        } catch (SchedulerException e) {
            return UNKNOWN;
        }
    }

    private static Firings of(Scheduler scheduler) throws SchedulerException {
        for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            if (key.getName().equals(NAME)) {
                Trigger trigger = scheduler.getTrigger(key);
                return new Firings(
                        Optional.ofNullable(trigger.getPreviousFireTime()).map(Date::toInstant),
                        Optional.ofNullable(trigger.getNextFireTime()).map(Date::toInstant));
            }
        }
        return UNKNOWN;
    }
}

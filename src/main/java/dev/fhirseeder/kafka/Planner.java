package dev.fhirseeder.kafka;

import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.plan.Harvest;
import dev.fhirseeder.plan.Plan;
import dev.fhirseeder.plan.Result;
import dev.fhirseeder.plan.Starts;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.SettingsException;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plan does: gives the commands that have no whole result yet, waits for the results, and sums them up. */
public final class Planner {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    /** After so many glances in vain, of half a second each, it is told once more what is waited for. */
    private static final int TOLD = 60;

    private final Plans plans;
    private final Brokers brokers;
    private final String topics;
    private final Runs runs;
    private final Supplier<String> names;
    private final RecordGenerator generator;
    private final BooleanSupplier stopped;

    /**
     * Prepares the planning.
     *
     * @param plans knows what is asked
     * @param brokers are asked for results
     * @param topics the beginning of the topics' names
     * @param runs open the account
     * @param names gives the plan its name
     * @param generator tells who is wanted
     * @param stopped tells whether the process is being stopped
     */
    public Planner(
            Plans plans,
            Brokers brokers,
            String topics,
            Runs runs,
            Supplier<String> names,
            RecordGenerator generator,
            BooleanSupplier stopped) {
        this.plans = plans;
        this.brokers = brokers;
        this.topics = topics;
        this.runs = runs;
        this.names = names;
        this.generator = generator;
        this.stopped = stopped;
    }

    /**
     * Opens the plan that the settings ask for, with the results that there are.
     *
     * @throws dev.fhirseeder.settings.SettingsException if it cannot be; it names every fault
     */
    public Undertaking plan(Exchange exchange) {
        String name = names.get();
        int partitions = brokers.partitions(exchange.getContext(), topics + ".chunks");
        Results results = results(exchange, name);
        List<Result> first = first(results, name, false);
        Plan plan = first.isEmpty() ? plans.plan(name) : plans.same(known(first));
        plans.keep(plan);
        return caughtUp(plan, results, first, partitions);
    }

    /**
     * Opens the plan that the settings name, with the results that there are; no command is given. Waits for the first
     * result, which tells what was asked.
     */
    public Undertaking collect(Exchange exchange) {
        String name = names.get();
        LOG.info("plan={} is collected from {}.results", name, topics);
        Results results = results(exchange, name);
        List<Result> first = first(results, name, true);
        if (first.isEmpty()) {
            throw new SettingsException(
                    List.of("RUN_ID (seeder.run-id): found '%s', expected a plan that has results; none has come"
                            .formatted(name)));
        }
        Undertaking collected = caughtUp(known(first), results, first, 0);
        endWhereNobodyIsLeft(collected);
        return collected;
    }

    /** Who gives commands knows for which chunks nobody is left; who gives none looks for that. */
    private void endWhereNobodyIsLeft(Undertaking collected) {
        Harvest harvest = collected.harvest();
        if (harvest.plan().request().isSelective() && !harvest.isComplete()) {
            Starts starts = starts(collected);
            int chunks = starts.count();
            if (chunks < harvest.plan().chunks() && !collected.isOver()) {
                harvest.end(chunks, starts.found());
            }
        }
    }

    private Results results(Exchange exchange, String name) {
        return new Results(brokers.reader(exchange.getContext()), topics + ".results", name);
    }

    private Plan known(List<Result> results) {
        return results.get(0).command().plan(plans.requests());
    }

    private List<Result> first(Results results, String name, boolean waiting) {
        List<Result> first = results.next();
        for (int glance = 0;
                first.isEmpty() && !stopped.getAsBoolean() && (waiting || !results.isUpToDate());
                glance++) {
            if (waiting && results.isUpToDate() && glance % TOLD == 0) {
                LOG.info(
                        "plan={} is waited for, of which {}.results holds no result; it holds {} of other names. If this name is misspelt, stop, and set RUN_ID",
                        name,
                        topics,
                        results.others());
            }
            first = results.next();
        }
        return first;
    }

    private Undertaking caughtUp(Plan plan, Results results, List<Result> first, int partitions) {
        Harvest harvest = new Harvest(plan, runs.shared(plan.id(), plan.request()));
        first.forEach(harvest::take);
        while (!results.isUpToDate() && !harvest.run().isStopped()) {
            results.next().forEach(harvest::take);
        }
        LOG.info(
                "plan={} chunks={} chunkSize={} done={} partitions={}",
                plan.id(),
                plan.chunks(),
                plan.size(),
                harvest.chunks(),
                partitions);
        return new Undertaking(harvest, results, partitions);
    }

    /** Returns the commands of chunks of which no result tells of everybody, in portions, each made when it is asked for. */
    public Iterator<List<Message>> portions(Exchange exchange) {
        Undertaking undertaking = exchange.getMessage().getHeader("plan", Undertaking.class);
        return new Portions(exchange.getContext(), undertaking, starts(undertaking));
    }

    private Starts starts(Undertaking undertaking) {
        return new Starts(undertaking.harvest().plan(), generator, undertaking::isOver);
    }

    /** Returns the results as they come, until every chunk has one or the process is being stopped. */
    public Iterator<List<Result>> results(Undertaking undertaking) {
        LOG.info("plan={} waits for results", undertaking.harvest().plan().id());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !undertaking.harvest().isComplete() && !undertaking.isOver();
            }

            @Override
            public List<Result> next() {
                return undertaking.results().next();
            }
        };
    }

    /** Takes results in. */
    public void take(Undertaking undertaking, List<Result> results) {
        results.forEach(undertaking.harvest()::take);
    }

    /** Ends the plan, whole or not, and returns its run. */
    public Run close(Undertaking undertaking) {
        undertaking.results().close();
        if (undertaking.isTakenUp()) {
            undertaking.harvest().run().took(undertaking.results().span());
        }
        return undertaking
                .harvest()
                .close("TRIGGER=%s RUN_ID=%s"
                        .formatted(
                                undertaking.isGiven() ? "collect" : "plan",
                                undertaking.harvest().plan().id()));
    }
}

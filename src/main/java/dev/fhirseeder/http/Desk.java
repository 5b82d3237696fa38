package dev.fhirseeder.http;

import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Takes requests, and answers them: with the report of the run if there are few people, or else with where its report will be.
 * So many requests are in hand at most, those whose clients wait and those whose clients do not; all others are asked to come
 * again. A request has its place until its run is over.
 */
public final class Desk {

    /** How many requests are in hand at most; each takes up a thread, or a place in the queue of {@code seda:http}. */
    private static final int PLACES = 16;

    /** After how many seconds one may come again who was not admitted, or asked for what cannot be just now. */
    static final String COME_AGAIN = "5";

    private static final String IMPATIENT = "fhir-seeder.respond-async";

    private final Semaphore places = new Semaphore(PLACES);
    private final Register register;
    private final long wait;
    private final BooleanSupplier stopping;

    /**
     * Opens the desk.
     *
     * @param register remembers whose runs are in hand
     * @param wait up to how many people a client waits for
     * @param stopping tells whether the process is being stopped
     */
    public Desk(Register register, long wait, BooleanSupplier stopping) {
        this.register = register;
        this.wait = wait;
        this.stopping = stopping;
    }

    /**
     * Takes the document that a client has sent: the text becomes the body, and no header stays.
     *
     * @throws Refusal if it is not JSON, or if there is a query, which nobody would read
     */
    public void hear(Exchange exchange) {
        Call call = Call.of(exchange);
        call.foreign().ifPresent(why -> {
            throw new Refusal(Problem.of(415, why).answer().with("Accept-Post", Answer.JSON_TYPE));
        });
        if (!call.query().isEmpty()) {
            throw fault("query: found one, expected none; what is asked stands in the body");
        }
        String text = call.text().orElseThrow(() -> fault("body: found other bytes, expected UTF-8"));
        exchange.setProperty(IMPATIENT, call.isImpatient());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(text);
    }

    private static Refusal fault(String fault) {
        return new Refusal(Problem.of(List.of(fault)));
    }

    /**
     * Takes a place for a request, which is free again when the exchange is done, or that to which it was handed over.
     *
     * @throws Refusal if there is none, or the process is being stopped
     */
    public void admit(Exchange exchange) {
        if (stopping.getAsBoolean()) {
            throw new Refusal(stopped());
        }
        if (!places.tryAcquire()) {
            throw busy(
                    "%d requests are in hand, and no more are taken. Nothing was begun; ask again.".formatted(PLACES));
        }
        exchange.setProperty(Runs.ANSWERED, true); // no header: a client could have sent it
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                places.release();
            }
        });
    }

    private static Refusal busy(String why) {
        return new Refusal(later(why));
    }

    /** Returns what is answered while the process is being stopped. */
    static Answer stopped() {
        return later("The seeder is being stopped.");
    }

    private static Answer later(String why) {
        return Problem.of(503, why).answer().with("Retry-After", COME_AGAIN);
    }

    /** Enters the run of the exchange in the register, until it is done. */
    public void enter(Exchange exchange) {
        Run run = exchange.getMessage().getBody(Run.class);
        register.enter(run);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                register.leave(run.id());
            }
        });
    }

    /** Tells whether a client waits for a run that has yet to take its course. */
    public boolean isAwaited(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Run run && isAwaited(exchange, run);
    }

    /** Tells whether a run is to take its course while its client does not wait. */
    public boolean isPutOff(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Run run && !isAwaited(exchange, run);
    }

    private boolean isAwaited(Exchange exchange, Run run) {
        return run.requested() <= wait && !isPreferred(exchange);
    }

    private static boolean isPreferred(Exchange exchange) {
        return exchange.getProperty(IMPATIENT, false, boolean.class);
    }

    /** Answers where the run that has been put off will be told of. */
    public void promise(Exchange exchange) {
        Run run = exchange.getMessage().getBody(Run.class);
        Answer accepted =
                Answer.json(202, Answer.JSON_TYPE, Standing.of(run)).with("Location", Register.path(run.id()));
        exchange.getMessage()
                .setBody(isPreferred(exchange) ? accepted.with("Preference-Applied", "respond-async") : accepted);
    }

    /** Answers why a request came to nothing. */
    public Answer refuse(Throwable failure) {
        return Refusal.answer(failure);
    }

    /** Gives the client what there is: an answer, or the report of a run, whose status says whether all is well. */
    public void answer(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Answer answer = body instanceof RunReport report ? answer(report) : (Answer) body;
        answer.give(exchange);
    }

    /** Who has the report may ask for it at once, and is not to be told that it is not there yet. */
    private Answer answer(RunReport report) {
        register.leave(report.runId());
        return Answer.json(report.isWell() ? 200 : 502, Answer.JSON_TYPE, report)
                .with("Location", Register.path(report.runId()));
    }
}

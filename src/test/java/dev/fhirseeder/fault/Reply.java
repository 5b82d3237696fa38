package dev.fhirseeder.fault;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a fault does with one Bundle. */
@FunctionalInterface
interface Reply {

    /** RFC 9110 wants two digits for the day, which the JDK's own formatter does not give. */
    DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** How long a server asks to be left alone. */
    Duration DELAY = Duration.ofSeconds(1);

    /** Deals with a Bundle, and with the connection on which it came. */
    void give(Call call) throws IOException;

    /** Hands the Bundle on, and then has the connection deal with the server's answer. */
    static Reply taken(Ending ending) {
        return call -> ending.deal(call.client(), call.forward());
    }

    /** Deals with the connection and hands nothing on. */
    static Reply untaken(Ending ending) {
        return call -> {
            call.request().body();
            ending.deal(call.client(), Answer.of(200, "text/plain", ""));
        };
    }

    /** Hands the Bundle on, and gives another answer than the server's. */
    static Reply taken(Answer answer) {
        return taken((client, real) -> client.write(answer));
    }

    /** Hands nothing on, and gives this answer. */
    static Reply untaken(Answer answer) {
        return untaken((client, none) -> client.write(answer));
    }

    /** Says no, and asks to be left alone for so many seconds. */
    static Reply laterBySeconds(int status) {
        return call -> {
            call.request().body();
            call.traffic().closed(call.request(), DELAY);
            call.client().write(Answer.outcome(status, "later").with("Retry-After", Long.toString(DELAY.toSeconds())));
        };
    }

    /** Says no, and asks to be left alone until a time. */
    static Reply laterByDate(int status) {
        return call -> {
            call.request().body();
            ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
            ZonedDateTime until = now.plus(DELAY).plusSeconds(1).withNano(0);
            call.traffic().closed(call.request(), Duration.between(now, until));
            call.client()
                    .write(Answer.outcome(status, "later")
                            .with("Date", HTTP_DATE.format(now))
                            .with("Retry-After", HTTP_DATE.format(until)));
        };
    }

    /** What is done with the connection. */
    @FunctionalInterface
    interface Ending {

        /**
         * Deals with it.
         *
         * @param client the near end
         * @param answer of the real server; empty if it was not asked
         */
        void deal(Client client, Answer answer) throws IOException;
    }
}

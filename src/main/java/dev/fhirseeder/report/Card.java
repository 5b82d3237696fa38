package dev.fhirseeder.report;

import dev.fhirseeder.explain.Lines;
import dev.fhirseeder.explain.Span;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person as a vaccination card. */
public final class Card {

    private Card() {}

    /**
     * Writes a card whose person is on no server that is known.
     *
     * @param asOf the date as of which the record is known
     */
    public static void write(Html html, PatientRecord record, LocalDate asOf) {
        write(html, record, asOf, Links.NONE);
    }

    /** Writes a card, with links to what is on the server. */
    static void write(Html html, PatientRecord record, LocalDate asOf, Links links) {
        Person person = record.person();
        html.open("article", "class", "card").open("header");
        html.element(
                "h3",
                person.name().family() + ", " + String.join(" ", person.name().given()));
        html.element("p", life(person, asOf)).element("p", address(record));
        html.element(
                "p",
                "Health number %s. Language %s.%s"
                        .formatted(
                                number(person.healthCard()), person.language().display(), came(person.arrival())));
        html.open("p").text("Record " + record.key().index() + ". ");
        links.patient(record).ifPresent(address -> html.link(address, "Patient on the server"));
        links.doses(record).ifPresent(address -> html.text(" ").link(address, "Immunizations on the server"));
        html.close().close();
        List<Event> events = record.history().events();
        if (events.isEmpty()) {
            html.element("p", "Nothing is known.", "class", "none");
        } else {
            html.open("div", "class", "wide").open("details", "open", "");
            html.element("summary", events.size() == 1 ? "One entry" : events.size() + " entries");
            table(html, person, events);
            html.close().close();
        }
        html.close();
    }

    private static void table(Html html, Person person, List<Event> events) {
        html.open("table").head("What is known, the oldest first", "", List.of("Date", "Age", "What", "Details"));
        for (Event event : events) {
            List<String> lines = Lines.of(event);
            html.open("tr").element("th", event.date().toString(), "scope", "row", "class", "date");
            html.element("td", Span.age(person.birthDate(), event.date()));
            html.element("td", lines.get(0), "class", isAgainst(event) ? "nogo" : "");
            html.element("td", String.join("; ", lines.subList(1, lines.size())))
                    .close();
        }
        html.close().close();
    }

    private static boolean isAgainst(Event event) {
        return event instanceof Refusal || (event instanceof Immunization dose && !dose.counts());
    }

    private static String life(Person person, LocalDate asOf) {
        LocalDate death = person.deceased();
        return "%s, born %s, %s"
                .formatted(
                        person.gender().name().toLowerCase(Locale.ROOT),
                        person.birthDate(),
                        death == null
                                ? "aged " + Span.age(person.birthDate(), asOf)
                                : "died %s at %s".formatted(death, Span.age(person.birthDate(), death)));
    }

    private static String address(PatientRecord record) {
        Address address = record.person().address();
        return "%s, %s %s %s (%s), %s"
                .formatted(
                        address.line(),
                        address.place().name(),
                        record.jurisdiction().code().toUpperCase(Locale.ROOT),
                        address.postalCode(),
                        address.place().healthRegion().name(),
                        record.person().phone());
    }

    private static String number(@Nullable HealthCard card) {
        if (card == null) {
            return "not given yet";
        }
        return card.version() == null ? card.number() : card.number() + " " + card.version();
    }

    private static String came(@Nullable Arrival arrival) {
        return arrival == null ? "" : " Came from %s on %s.".formatted(Lines.origin(arrival), arrival.date());
    }
}

package dev.fhirseeder.explain;

import dev.fhirseeder.generate.ExplainedRecord;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Declined;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Prospect;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One record as text for a terminal: who, then what was given or not, each with its reasons below it. */
public final class VaccinationCard {

    private static final String INDENT = " ".repeat(22);

    private final ExplainedRecord explained;
    private final PatientRecord record;
    private final List<Prospect> prospects;

    /**
     * Prepares the card.
     *
     * @param prospects where the person stands in each series; empty if that is not known
     */
    public VaccinationCard(ExplainedRecord explained, List<Prospect> prospects) {
        this.explained = explained;
        this.record = explained.record();
        this.prospects = prospects;
    }

    /** Returns the whole card; every line ends with a line break. */
    public String text() {
        Person person = record.person();
        StringBuilder text = new StringBuilder();
        name(person, text);
        address(person.address(), person.phone(), text);
        text.append("health number %s   language %s%s%n%n"
                .formatted(number(person.healthCard()), person.language().display(), came(person.arrival())));
        List<Event> events = record.history().events();
        text.append("Date        Age       %s%n".formatted(events.isEmpty() ? "Nothing is known" : "What"));
        events.forEach(event -> event(event, person.birthDate(), text));
        declined(person.birthDate(), text);
        due(text);
        return text.toString();
    }

    private void declined(LocalDate birth, StringBuilder text) {
        if (!explained.declined().isEmpty()) {
            text.append("%nNot taken, and not in the record%n".formatted());
        }
        for (Declined offer : explained.declined()) {
            text.append("%s  %-9s %s%n".formatted(offer.date(), Span.age(birth, offer.date()), offer.series()));
            reasons(offer.reasons(), text);
        }
    }

    private void due(StringBuilder text) {
        List<Prospect> due = prospects.stream()
                .filter(prospect -> prospect.status() == Prospect.Status.DUE)
                .toList();
        if (!due.isEmpty()) {
            text.append("%nDue now%n".formatted());
        }
        due.forEach(prospect -> text.append("%s  %-9s %s %s: %s, row %s%n"
                .formatted(
                        prospect.from(),
                        "",
                        prospect.series(),
                        prospect.dose(),
                        String.join(" or ", prospect.vaccines()),
                        prospect.scheduleRow())));
    }

    private static void reasons(List<String> reasons, StringBuilder text) {
        reasons.forEach(
                reason -> text.append(INDENT).append("· ").append(reason).append(System.lineSeparator()));
    }

    private void event(Event event, LocalDate birth, StringBuilder text) {
        List<String> lines = Lines.of(event);
        text.append("%s  %-9s %s%n".formatted(event.date(), Span.age(birth, event.date()), lines.get(0)));
        lines.stream().skip(1).forEach(line -> text.append(INDENT).append(line).append(System.lineSeparator()));
        reasons(explained.reasons().getOrDefault(event.role(), List.of()), text);
    }

    private static void name(Person person, StringBuilder text) {
        text.append("%s, %s   %s, born %s"
                .formatted(
                        person.name().family(),
                        String.join(" ", person.name().given()),
                        person.gender().name().toLowerCase(Locale.ROOT),
                        person.birthDate()));
        LocalDate deceased = person.deceased();
        if (deceased != null) {
            text.append(", died %s at %s".formatted(deceased, Span.age(person.birthDate(), deceased)));
        }
        text.append(System.lineSeparator());
    }

    private void address(Address address, String phone, StringBuilder text) {
        text.append("%s, %s %s %s (%s)   %s%n"
                .formatted(
                        address.line(),
                        address.place().name(),
                        record.jurisdiction().code().toUpperCase(Locale.ROOT),
                        address.postalCode(),
                        address.place().healthRegion().name(),
                        phone));
    }

    private static String number(@Nullable HealthCard card) {
        if (card == null) {
            return "none yet";
        }
        return card.version() == null ? card.number() : card.number() + " " + card.version();
    }

    private static String came(@Nullable Arrival arrival) {
        return arrival == null ? "" : "   came from %s on %s".formatted(Lines.origin(arrival), arrival.date());
    }
}

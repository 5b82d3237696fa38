package dev.fhirseeder.explain;

import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.history.ConsentDecision;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Lot;
import dev.fhirseeder.history.PregnancyStatus;
import dev.fhirseeder.history.Protocol;
import dev.fhirseeder.history.Provider;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.history.Transcript;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.vaccine.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened, in words: the first line says it, the others say more. */
public final class Lines {

    private Lines() {}

    /** Returns the lines of an event, at least one. */
    public static List<String> of(Event event) {
        if (event instanceof Immunization dose) {
            return dose(dose);
        }
        if (event instanceof Refusal refusal) {
            return List.of("%s %s NOT GIVEN: %s (%s)"
                    .formatted(
                            refusal.series(),
                            refusal.doseNumber(),
                            refusal.reason().display(),
                            refusal.reason().code()));
        }
        if (event instanceof Allergy allergy) {
            return List.of("%s, since %s, %s criticality, %s"
                    .formatted(
                            allergy.substance().display(),
                            allergy.onset(),
                            word(allergy.criticality()),
                            allergy.confirmed() ? "confirmed" : "unconfirmed"));
        }
        if (event instanceof RiskFactor risk) {
            return List.of(risk.condition().display());
        }
        if (event instanceof ConsentDecision consent) {
            return List.of(consent.permits() ? "Consent to the record" : "No consent to the record");
        }
        if (event instanceof PregnancyStatus) {
            return List.of("Pregnant");
        }
        throw new IllegalArgumentException("No words are known for " + event.getClass());
    }

    /** Returns where somebody came from: the region of the world, or the two letters of another province. */
    public static String origin(Arrival arrival) {
        String from = arrival.from();
        return from.length() == 2
                ? from.toUpperCase(Locale.ROOT)
                : Stream.of(from.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining(" "));
    }

    private static List<String> dose(Immunization dose) {
        List<String> lines = new ArrayList<>();
        lines.add("%s   %s%s".formatted(counts(dose), dose.product().title(), flaw(dose.flaw())));
        List<String> vial = new ArrayList<>();
        Lot lot = dose.lot();
        if (lot != null) {
            vial.add("lot %s, expires %s".formatted(lot.number(), lot.expiry()));
        }
        vial.add(volume(dose.product()));
        if (dose.site() != null) {
            vial.add(plain(dose.site().display()));
        }
        lines.add(String.join("; ", vial));
        if (dose.provider() != null) {
            lines.add("at: " + where(dose.provider()));
        }
        Transcript transcript = dose.transcript();
        if (transcript != null) {
            lines.add("entered on %s from: %s".formatted(transcript.on(), word(transcript.origin())));
        }
        Reaction reaction = dose.reaction();
        if (reaction != null) {
            lines.add("afterwards, on %s: %s"
                    .formatted(reaction.date(), reaction.manifestation().display()));
        }
        return lines;
    }

    private static String where(Provider provider) {
        return provider.clinic().equals(provider.organization())
                ? provider.clinic()
                : provider.clinic() + "; " + provider.organization();
    }

    /** A weak dose that nobody has found yet has no number, but looks good. */
    private static String counts(Immunization dose) {
        return dose.protocols().isEmpty()
                ? dose.counts() ? "(no number)" : "(counts for nothing)"
                : dose.protocols().stream().map(Lines::position).collect(Collectors.joining(", "));
    }

    private static String position(Protocol protocol) {
        return protocol.series() + " " + protocol.doseNumber()
                + (protocol.seriesDoses() == null ? "" : " of " + protocol.seriesDoses());
    }

    private static String volume(Product product) {
        return product.doseMillilitres() + " mL, " + plain(product.route().display());
    }

    /** As it is said in a clinic: SNOMED CT's "Structure of left deltoid muscle (body structure)" is the left deltoid muscle. */
    private static String plain(String display) {
        String words = display.replaceFirst(" \\([^)]*\\)$", "").replaceFirst("^Structure of | structure$| route$", "");
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String flaw(@Nullable Flaw flaw) {
        return flaw == null ? "" : "   DOES NOT COUNT: %s, found on %s".formatted(word(flaw.reason()), flaw.known());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package dev.fhirseeder.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import dev.fhirseeder.bundle.Structures;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.generate.PatientRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * HAPI's instance validator for R4 with what the jars bring, our own definitions, and, where {@code -Dprofiles=<folder>}
 * names one, every definition below that folder (CA Baseline, HL7 Terminology). One for the whole JVM, thread-safe; each
 * call costs 20 ms before it begins, so that Bundles of about ten people are the fastest way (4 ms a resource).
 */
public final class Validation {

    /** Where our own definitions lie. */
    public static final Path OWN = Path.of("src/main/resources/profiles");

    /** What the validator still warns of, as regular expressions, each with the reason why it stays. */
    private static final List<String> KNOWN_WARNINGS = List.of(
            // Narrative would double the size and say nothing that the elements do not.
            "WARNING .*dom-6.*",
            // Who measured a fever is not known.
            "WARNING .*Observation.*all observations should have a performer.*",
            // R4's policy codes name laws of the United States and Luxembourg; R4's own examples use OPTIN, too.
            "WARNING .*Consent.*policyRule.*ValueSet/consent-policy.*",
            // CP is in the set; HAPI cannot evaluate the filter by which the set is defined.
            "WARNING .*Patient.*relationship.*ValueSet/patient-contactrelationship.*",
            // The preferred value set is HL7 Terminology's, which is not among the definitions at hand.
            "WARNING .*Patient.*ValueSet 'http://terminology.hl7.org/ValueSet/gender-identity' not found.*",
            // HAPI has no SNOMED CT; the codes of the data files are checked against their sources there.
            "WARNING .*codeSystem 'http://snomed.info/sct' version 'null' is not supported.*");

    private static final int GROUP = 10;

    private static final FhirValidator VALIDATOR = validator(R4.context());

    private Validation() {}

    /** Returns what is wrong with a resource: messages of severity error and fatal. */
    public static List<String> errors(IBaseResource resource) {
        return messages(resource, ResultSeverityEnum.ERROR);
    }

    /**
     * Returns what is found in the transactions of these records: every error, and every warning that {@link
     * #KNOWN_WARNINGS} does not explain. Ten people at a time, on all processors.
     */
    public static List<String> findings(List<PatientRecord> records) {
        return IntStream.range(0, (records.size() + GROUP - 1) / GROUP)
                .parallel()
                .mapToObj(i -> records.subList(i * GROUP, Math.min(records.size(), (i + 1) * GROUP)))
                .map(group -> Structures.of(group, WriteMode.UPDATE))
                .flatMap(bundle -> messages(bundle, ResultSeverityEnum.WARNING).stream())
                .filter(message -> KNOWN_WARNINGS.stream().noneMatch(message::matches))
                .toList();
    }

    /** Returns the messages of this severity and above, each as {@code SEVERITY location: text}. */
    public static List<String> messages(IBaseResource resource, ResultSeverityEnum from) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(from) >= 0)
                .map(Validation::text)
                .toList();
    }

    private static String text(SingleValidationMessage message) {
        return message.getSeverity() + " " + message.getLocationString() + ": " + message.getMessage();
    }

    /**
     * Builds the validator, its supports in the order that HAPI's documentation shows: the common code systems before the
     * terminology in memory, which makes a language outside R4's short list an error.
     */
    private static FhirValidator validator(FhirContext context) {
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.INFORMATION);
        IValidationSupport chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                definitions(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknown,
                new SnapshotGeneratingValidationSupport(context));
        return context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    private static PrePopulatedValidationSupport definitions(FhirContext context) {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(context);
        add(OWN, support, context);
        String more = System.getProperty("profiles");
        if (more != null) {
            add(Path.of(more), support, context);
        }
        return support;
    }

    private static void add(Path folder, PrePopulatedValidationSupport support, FhirContext context) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Validation::isDefinition).sorted().toList()) {
                support.addResource(context.newJsonParser().parseResource(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDefinition(Path file) {
        return file.getFileName().toString().matches("(?i)(structuredefinition|codesystem|valueset)-.*\\.json");
    }
}

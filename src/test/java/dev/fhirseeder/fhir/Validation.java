package dev.fhirseeder.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.generate.PatientRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's instance validator for R4 with what the jars bring, our own definitions, the International Patient Summary's,
 * and those of the {@link ProfilesFolder} if there is one. One for the whole JVM, thread-safe.
 */
public final class Validation {

    /** Where our own definitions lie. */
    public static final Path OWN = Path.of("src/main/resources/profiles");

    /** The folder of profiles, if there is one. */
    static final Optional<Path> PROFILES = ProfilesFolder.find();

    private static final Path IPS = Path.of("src/test/resources/validation/ips");

    /** People of one Bundle: few, since the validator compares each message with all before it. */
    private static final int GROUP = 3;

    /** People that are drawn before they are validated on all processors: more are never held at a time. */
    private static final int DRAWN = 300;

    private static final IValidationSupport R4_DEFINITIONS = new DefaultProfileValidationSupport(R4.passing());
    private static final IValidationSupport DEFINITIONS = Definitions.of(
            R4.passing(), Stream.concat(Stream.of(OWN, IPS), PROFILES.stream()).toArray(Path[]::new));
    private static final IValidationSupport SUPPORT = support(R4.passing());
    private static final FhirValidator VALIDATOR = validator(R4.passing());
    private static final HapiEncoder ENCODER = new HapiEncoder(R4::passing, new RecordMapper());

    private Validation() {}

    /** Returns what is wrong with a resource: messages of severity error and fatal. */
    public static List<String> errors(IBaseResource resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::getMessage)
                .toList();
    }

    /** Returns what is found in the transactions of these people, as they are sent. */
    static Findings findings(Iterator<PatientRecord> people) {
        return findings(people, null);
    }

    /**
     * Returns what is found in the transactions of these people.
     *
     * @param shapes those that were seen before are not validated again; null to validate each resource
     */
    static Findings findings(Iterator<PatientRecord> people, @Nullable Shapes shapes) {
        Findings findings = new Findings(Explanation.read(PROFILES.isPresent()));
        List<PatientRecord> drawn = new ArrayList<>();
        while (people.hasNext()) {
            drawn.add(people.next());
            if (drawn.size() == DRAWN || !people.hasNext()) {
                validate(List.copyOf(drawn), findings, shapes);
                drawn.clear();
            }
        }
        return findings;
    }

    /** Returns a code system as the folder of profiles has it, or else as R4 brought it, or nothing. */
    static @Nullable CodeSystem codeSystem(String uri, boolean ofFolder) {
        return (CodeSystem) (ofFolder ? DEFINITIONS : R4_DEFINITIONS).fetchCodeSystem(uri);
    }

    /** Tells whether the validator has the definition of a profile. */
    static boolean knows(String profile) {
        return SUPPORT.fetchStructureDefinition(profile) != null;
    }

    private static void validate(List<PatientRecord> people, Findings findings, @Nullable Shapes shapes) {
        IntStream.range(0, (people.size() + GROUP - 1) / GROUP).parallel().forEach(i -> {
            Parcel sent = ENCODER.transaction(
                    people.subList(i * GROUP, Math.min(people.size(), (i + 1) * GROUP)), WriteMode.UPDATE);
            String text = sent.json().toString();
            Optional<String> novel = shapes == null ? Optional.of(text) : shapes.novel(text);
            List<SingleValidationMessage> messages = novel.map(
                            bundle -> VALIDATOR.validateWithResult(bundle).getMessages())
                    .orElse(List.of());
            findings.add(sent.types().size(), messages);
        });
    }

    /**
     * Returns the supports in the order that HAPI's documentation shows: the common code systems before the terminology
     * in memory, which makes a language outside R4's short list an error.
     */
    private static IValidationSupport support(FhirContext context) {
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.INFORMATION);
        return new ValidationSupportChain(
                R4_DEFINITIONS,
                DEFINITIONS,
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknown,
                new SnapshotGeneratingValidationSupport(context));
    }

    private static FhirValidator validator(FhirContext context) {
        FhirInstanceValidator module = new FhirInstanceValidator(SUPPORT);
        module.setErrorForUnknownProfiles(PROFILES.isPresent());
        return context.newValidator().registerValidatorModule(module);
    }
}

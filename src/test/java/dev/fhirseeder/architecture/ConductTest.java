package dev.fhirseeder.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.jurisdiction.NumberScheme;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;

/** What nobody does, and how things are called. */
@AnalyzeClasses(packages = "dev.fhirseeder", importOptions = DoNotIncludeTests.class)
class ConductTest {

    private static final String ROOT = "dev.fhirseeder";

    /** A method reference counts as a call does; what a server may ask is to wait until a date. */
    @ArchTest
    static final ArchRule nobody_asks_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".kamelet.Sink")
            .should()
            .accessTargetWhere(describe("the clock", ConductTest::isClock))
            .because("the date comes in with the request");

    /** By its identity {@code Each} remembers who asked last, which no answer depends on. */
    @ArchTest
    static final ArchRule nobody_throws_the_dice = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".fhir.Each")
            .should()
            .accessTargetWhere(describe("the dice", ConductTest::isDice))
            .because("all chance derives from the seed");

    /** Their last bits may differ from one machine to another; backing off between attempts enters no record. */
    @ArchTest
    static final ArchRule nobody_goes_beyond_plain_arithmetic = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".deliver..")
            .should()
            .accessTargetWhere(describe(
                    "powers, roots, logarithms and angles",
                    access -> Stream.of("pow", "exp", "log", "log10", "cbrt", "sin", "cos", "tan")
                            .anyMatch(name -> is(access, Math.class, name) || is(access, StrictMath.class, name))));

    @ArchTest
    static final ArchRule only_run_and_deliver_hold_a_stop_watch = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".run..", ROOT + ".deliver..")
            .should()
            .accessTargetWhere(describe("System.nanoTime", access -> is(access, System.class, "nanoTime")));

    @ArchTest
    static final ArchRule only_root_knows_the_standard_streams =
            noClasses().that().resideOutsideOfPackage(ROOT).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule only_a_program_ends_its_process = noClasses()
            .that()
            .haveNameNotMatching(ROOT.replace(".", "\\.") + "\\.(Application|Archive|Rehearsal)")
            .should()
            .accessTargetWhere(describe(
                    "System.exit",
                    access -> is(access, System.class, "exit")
                            || is(access, Runtime.class, "exit")
                            || is(access, Runtime.class, "halt")));

    @ArchTest
    static final ArchRule only_concepts_makes_codes = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".fhir.Concepts")
            .should()
            .accessTargetWhere(describe("a code of their own", ConductTest::isCode))
            .because("what Concepts makes stands in the catalogue");

    @ArchTest
    static final ArchRule nobody_hides_behind_an_empty_name = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Service|Common|Abstract|Base)(\\$.*)?");

    @ArchTest
    static void a_domain_value_is_a_record_an_enum_or_sealed(JavaClasses classes) {
        assertThat(reachable(classes.get(PatientRecord.class), new HashSet<>()))
                .hasSizeGreaterThan(20)
                .filteredOn(value -> !value.isRecord() && !value.isEnum() && !isSealed(value))
                .as(
                        "what a record holds, beside itself, which is drawn late, and the one algorithm that a province may bring")
                .containsOnly(classes.get(PatientRecord.class), classes.get(NumberScheme.class));
    }

    @ArchTest
    static void a_class_is_final_or_made_to_be_extended(JavaClasses classes) {
        assertThat(classes)
                .filteredOn(type -> !type.isInterface() && !type.isEnum() && !type.isAnonymousClass())
                .filteredOn(type -> !type.getModifiers().contains(JavaModifier.FINAL)
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .isEmpty();
    }

    /** Every type of ours that a value holds, as declared in its components, type arguments and permitted kinds included. */
    private static Set<JavaClass> reachable(JavaClass value, Set<JavaClass> seen) {
        if (!value.getPackageName().startsWith(ROOT) || !seen.add(value)) {
            return seen;
        }
        value.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                .forEach(held -> reachable(held, seen));
        if (isSealed(value)) {
            value.getAllSubclasses().forEach(kind -> reachable(kind, seen));
        }
        return seen;
    }

    private static boolean isSealed(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static boolean isClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.getPackageName().startsWith("java.time")
                        && access.getName().equals("now")
                || owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system")
                || owner.isEquivalentTo(Clock.class) && access.getName().startsWith("tick")
                || is(access, System.class, "currentTimeMillis")
                || owner.getFullName().matches("java\\.util\\.(Date|Calendar|GregorianCalendar)")
                        && !access.getName().equals("toInstant"); // a certificate's dates are no better than that
    }

    private static boolean isDice(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isAssignableTo(RandomGenerator.class)
                || is(access, Math.class, "random")
                || is(access, StrictMath.class, "random")
                || is(access, UUID.class, "randomUUID")
                || is(access, Collections.class, "shuffle")
                || is(access, System.class, "identityHashCode");
    }

    /** A Coding or a unit that is made, filled or changed; one that others made may be passed on. */
    private static boolean isCode(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean coded = owner.isEquivalentTo(Coding.class) || owner.isAssignableTo(Quantity.class);
        return coded && access.getName().matches("<init>|set(System|Code|Display|Unit|Value).*|copyValues|setProperty");
    }

    private static boolean is(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner) && access.getName().equals(name);
    }
}

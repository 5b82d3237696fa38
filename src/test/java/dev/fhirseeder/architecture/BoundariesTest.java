package dev.fhirseeder.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Who knows whom. */
@AnalyzeClasses(packages = "dev.fhirseeder", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    private static final String ROOT = "dev.fhirseeder";
    private static final String CAMEL = "org.apache.camel..";
    private static final String[] HAPI = {"ca.uhn..", "org.hl7.."};

    /** From the spring to the mouth. Each stage knows only those before it; packages of one stage do not know each other. */
    private static final List<List<String>> RIVER = List.of(
            List.of("random", "data", "files", "json", "page"),
            List.of("vaccine", "jurisdiction"),
            List.of("person"),
            List.of("history"),
            List.of("settings"),
            List.of("request", "tls"),
            List.of("generate"),
            List.of("profile"),
            List.of("run", "fhir", "explain"),
            List.of("bundle", "letter", "access"),
            List.of("deliver"),
            List.of("sink", "report", "trace"),
            List.of("reconcile", "plan", "live"),
            List.of("trigger", "http", "kafka"));

    /** The door for other Camel applications: it lies beside the root, and knows of it what the data files say. */
    private static final String DOOR = "kamelet";

    /** The packages that would be the same if records were never sent anywhere. */
    private static final String[] DOMAIN = packages(
            "random",
            "data",
            "vaccine",
            "jurisdiction",
            "person",
            "history",
            "generate",
            "request",
            "settings",
            "tls",
            "run",
            "plan",
            "explain",
            "profile",
            "page",
            "files");

    @ArchTest
    static final ArchRule domain_knows_neither_camel_nor_hapi = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, HAPI[0], HAPI[1]);

    @ArchTest
    static final ArchRule only_root_deliver_sink_and_those_who_are_asked_from_outside_touch_camel = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, of("deliver"), of("sink"), of("trigger"), of("http"), of("kafka"), of(DOOR))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CAMEL);

    @ArchTest
    static final ArchRule only_root_fhir_bundle_deliver_reconcile_and_kamelet_touch_hapi = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, of("fhir"), of("bundle"), of("deliver"), of("reconcile"), of(DOOR))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HAPI);

    @ArchTest
    static final ArchRule only_report_touches_micrometer = noClasses()
            .that()
            .resideOutsideOfPackage(of("report"))
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule only_trace_touches_opentelemetry = noClasses()
            .that()
            .resideOutsideOfPackage(of("trace"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule only_kafka_touches_kafka = noClasses()
            .that()
            .resideOutsideOfPackage(of("kafka"))
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".Messaging")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.camel.component.kafka..");

    @ArchTest
    static final ArchRule only_access_touches_the_oauth_library = noClasses()
            .that()
            .resideOutsideOfPackage(of("access"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule only_person_touches_datafaker = noClasses()
            .that()
            .resideOutsideOfPackage(of("person"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.datafaker..");

    @ArchTest
    static final ArchRule nobody_goes_through_the_door_for_others = noClasses()
            .that()
            .resideOutsideOfPackage(of(DOOR))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(of(DOOR));

    @ArchTest
    static final ArchRule the_door_for_others_knows_nothing_of_our_settings_folder_and_wiring = noClasses()
            .that()
            .resideInAPackage(of(DOOR))
            .should()
            .dependOnClassesThat(describe(
                    "classes of the root beside Facts, or of runs, sinks, reports and triggers",
                    type -> type.getPackageName().equals(ROOT)
                                    && !type.getSimpleName().equals("Facts")
                            || List.of("run", "sink", "report", "reconcile", "letter", "trace", "trigger", "http")
                                    .stream()
                                    .anyMatch(name -> type.getPackageName().equals(ROOT + "." + name))));

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void the_river_flows_one_way(JavaClasses classes) {
        for (int i = 0; i < RIVER.size(); i++) {
            for (String name : RIVER.get(i)) {
                noClasses()
                        .that()
                        .resideInAPackage(of(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(notBefore(i, name))
                        .because("%s lies before them, or beside them".formatted(name))
                        .check(classes);
            }
        }
    }

    @ArchTest
    static void every_package_has_its_place_in_the_river(JavaClasses classes) {
        List<String> placed = RIVER.stream()
                .flatMap(List::stream)
                .map(name -> ROOT + "." + name)
                .toList();
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .filteredOn(name -> !name.equals(ROOT) && !name.equals(ROOT + "." + DOOR))
                .containsExactlyInAnyOrderElementsOf(placed);
    }

    private static String[] notBefore(int stage, String name) {
        Stream<String> beside = RIVER.get(stage).stream().filter(other -> !other.equals(name));
        Stream<String> after = RIVER.subList(stage + 1, RIVER.size()).stream().flatMap(List::stream);
        return Stream.concat(Stream.of(ROOT), Stream.concat(beside, after).map(BoundariesTest::of))
                .toArray(String[]::new);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(BoundariesTest::of).toArray(String[]::new);
    }

    private static String of(String name) {
        return ROOT + "." + name + "..";
    }
}

package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TriggerSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The route files of the working directory: those of the river, some triggers or one job, and one sink. */
final class RouteFiles {

    private static final String SUFFIX = ".camel.yaml";

    /** The files of the river as it is shipped: what lies beside them in {@code routes/} may ask for people, too. */
    private static final Set<String> RIVER = Set.of(
            "attempt",
            "bundle",
            "dead-letter",
            "deliver",
            "generate",
            "open",
            "policy-asking",
            "policy-delivery",
            "read-back",
            "report",
            "request",
            "resend",
            "run",
            "send",
            "unanswered");

    /** The triggers whose requests say nothing that the settings do not say. */
    private static final Set<String> WORDLESS = Set.of("once", "timer", "cron");

    /** The line with which a route begins. */
    private static final Predicate<String> ROUTE =
            Pattern.compile("^- *(route|from):").asPredicate();

    private final Path routes;
    private final Settings settings;

    RouteFiles(Path folder, Settings settings) {
        this.routes = folder.resolve("routes");
        this.settings = settings;
    }

    /** Returns everything that is missing, each with what there is instead. */
    List<String> problems() {
        if (!Files.isDirectory(routes)) {
            return List.of(routes.toAbsolutePath()
                    + ": not found; start in a folder that holds routes/, or copy it from the distribution");
        }
        List<String> problems = new ArrayList<>();
        List<String> triggers = settings.get(Setting.TRIGGER);
        triggers.stream()
                .filter(name -> find(name, "triggers", "jobs").isEmpty())
                .map(name -> missing(Setting.TRIGGER, name, "routes/triggers/ or routes/jobs/", "triggers", "jobs"))
                .forEach(problems::add);
        if (triggers.size() > 1) {
            triggers.stream()
                    .filter(name -> find(name, "triggers").isEmpty()
                            && find(name, "jobs").isPresent())
                    .map(job -> "TRIGGER (seeder.trigger): found '%s', expected the job %s alone, or triggers"
                            .formatted(String.join(",", triggers), job))
                    .forEach(problems::add);
        }
        if (Leadership.isClustered(settings)) {
            triggers.stream()
                    .flatMap(name -> find(name, "triggers", "jobs").filter(file -> !isForTheLeader(file)).stream())
                    .map(file ->
                            "CLUSTER (seeder.cluster): found '%s', expected none, or triggers for the leader alone: %s does not say routePolicy: %s for each route"
                                    .formatted(settings.get(TriggerSetting.CLUSTER), file, Triggers.POLICY))
                    .forEach(problems::add);
        }
        String sink = settings.get(Setting.SINK);
        if (find(sink, "sinks").isEmpty()) {
            problems.add(missing(Setting.SINK, sink, "routes/sinks/", "sinks"));
        }
        return problems;
    }

    /** Returns the files for Camel, each by its name: patterns would not follow links, as container platforms mount them. */
    String pattern() {
        Stream<Path> river = names(".").map(name -> routes.resolve(name + SUFFIX));
        Stream<Path> triggers = settings.get(Setting.TRIGGER).stream()
                .map(name -> find(name, "triggers", "jobs").orElseThrow());
        Stream<Path> sinks =
                sinks().stream().sorted().map(name -> find(name, "sinks").orElseThrow());
        return Stream.of(river, triggers, sinks)
                .flatMap(Function.identity())
                .map(file -> "file:" + file)
                .collect(Collectors.joining(","));
    }

    /** Tells whether each of its routes is: one that is not would run everywhere. */
    private static boolean isForTheLeader(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            long routes = lines.stream().filter(ROUTE).count();
            long policies = lines.stream()
                    .map(String::strip)
                    .filter(("routePolicy: " + Triggers.POLICY)::equals)
                    .count();
            return policies > 0 && policies == routes;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /**
     * Returns the sinks whose routes are loaded: of the triggers that can ask for no other, and of jobs, the one of the settings;
     * else, and if routes of an operator's own lie beside the river, all that there are.
     */
    Set<String> sinks() {
        boolean asksForOthers = names(".").anyMatch(name -> !RIVER.contains(name))
                || settings.get(Setting.TRIGGER).stream()
                        .anyMatch(name -> !WORDLESS.contains(name)
                                && find(name, "triggers").isPresent());
        return asksForOthers ? names("sinks").collect(Collectors.toSet()) : Set.of(settings.get(Setting.SINK));
    }

    private Optional<Path> find(String name, String... folders) {
        return Stream.of(folders)
                .map(folder -> routes.resolve(folder).resolve(name + SUFFIX))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private String missing(Setting<?> setting, String name, String where, String... folders) {
        return "%s (%s): found '%s', expected the name of a file of %s: %s"
                .formatted(
                        setting.variable(),
                        setting.property(),
                        name,
                        where,
                        Stream.of(folders).flatMap(this::names).sorted().collect(Collectors.joining(", ")));
    }

    private Stream<String> names(String folder) {
        Path path = routes.resolve(folder).normalize();
        if (!Files.isDirectory(path)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path, e);
        }
    }
}

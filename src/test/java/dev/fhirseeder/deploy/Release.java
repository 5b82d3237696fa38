package dev.fhirseeder.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What Helm makes of the chart, each time with other values. Helm is a library in Go, with signal handlers of its own: it renders all of
 * them in one process apart from the tests.
 */
enum Release {
    DEFAULT,
    EVERYTHING("@src/test/resources/deploy/everything.yaml"),
    SECRETS("@src/test/resources/deploy/secrets.yaml"),
    KEDA("work.autoscaling.kind=keda"),
    HPA("work.autoscaling.kind=hpa"),
    /** Of a value of the command line Helm makes a number, unless it begins with a nought. */
    REPEATABLE(
            "settings.SEED=07",
            "plan.name=ontario-1",
            "plan.settings.AS_OF=2026-11-22",
            "once.enabled=true",
            "once.settings.POPULATION_DATE=2026-11-22",
            "once.settings.RUN_ID=nightly"),
    WITHOUT_POLICY("networkPolicy.enabled=false", "http.enabled=true", "http.token.secret=http-token"),
    NUMBERS("settings.NUM_RECORDS=900000000", "settings.COMPLETENESS=0.9", "settings.VERIFY=true"),
    UNKNOWN_SETTING("settings.NUM_RECORD=5"),
    OPEN_SECRET("settings.FHIR_TRUSTSTORE_PASSWORD=changeit"),
    OWNED_SETTING("settings.DATA_DIR=elsewhere"),
    UNKNOWN_VALUE("worker.enabled=true"),
    FLOATING_TAG("image.tag=latest"),
    FEED_WITHOUT_VOLUME("feed.enabled=true"),
    HTTP_WITHOUT_TOKEN("http.enabled=true"),
    ONE_NAME_FOR_ALL("settings.RUN_ID=first"),
    PLAN_WITHOUT_DATE("plan.name=ontario-1", "settings.SEED=07", "settings.POPULATION_DATE=2026-11-22"),
    PLAN_WITH_BLANK_DATE(
            "plan.name=ontario-1", "settings.SEED=07", "settings.AS_OF=2026-11-22", "plan.settings.AS_OF="),
    JOB_OF_A_PLAN("job.name=one", "job.trigger=plan"),
    JOB_WITHOUT_END("job.name=one", "job.trigger=http"),
    FEED_WITH_AN_END("feed.enabled=true", "feed.data.size=1Gi", "feed.trigger=once"),
    HTTP_WITH_AN_END("http.enabled=true", "http.triggers[0]=http", "http.triggers[1]=plan"),
    ONCE_WITHOUT_SEED("once.enabled=true", "settings.AS_OF=2026-11-22");

    static final Path CHART = Yaml.DEPLOY.resolve("helm/fhir-seeder");

    private final List<String> values;

    Release(String... values) {
        this.values = List.of(values);
    }

    /** Returns the manifests. */
    List<JsonNode> manifests() {
        return Yaml.documents(text(Rendered.once(), "yaml"));
    }

    /** Returns the manifests of a kind. */
    List<JsonNode> manifests(String kind) {
        return manifests().stream()
                .filter(manifest -> manifest.get("kind").asText().equals(kind))
                .toList();
    }

    /** Returns why Helm refuses the values, or nothing if it takes them. */
    String refusal() {
        return text(Rendered.once(), "refusal");
    }

    /** Returns what Helm says of the chart itself. */
    static String lint() {
        return read(Rendered.once().resolve("lint.txt"));
    }

    private String text(Path folder, String end) {
        return read(folder.resolve(name().toLowerCase(Locale.ROOT) + "." + end));
    }

    private void render(Path folder) throws IOException {
        TemplateCommand command = new Helm(CHART).template().withName("load").withKubeVersion("1.31.0");
        values.forEach(value -> {
            if (value.startsWith("@")) {
                command.withValuesFile(Path.of(value.substring(1)));
            } else {
                command.set(value.split("=", 2)[0], value.split("=", 2)[1]);
            }
        });
        String manifests = "";
        String refusal = "";
        try {
            manifests = command.call();
        } catch (IllegalStateException e) {
            refusal = String.valueOf(e.getMessage());
        }
        Files.writeString(folder.resolve(name().toLowerCase(Locale.ROOT) + ".yaml"), manifests);
        Files.writeString(folder.resolve(name().toLowerCase(Locale.ROOT) + ".refusal"), refusal);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renders all of them into the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Release release : values()) {
            release.render(folder);
        }
        var lint = new Helm(CHART).lint().strict().call();
        Files.writeString(folder.resolve("lint.txt"), lint.isFailed() + " " + lint.getMessages());
    }

    /** The process apart, which runs once. */
    private static final class Rendered {

        private static final Path DONE = render();

        static Path once() {
            return DONE;
        }

        private static Path render() {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path folder = Path.of(
                    "target/deploy", Long.toString(ProcessHandle.current().pid())); // tests run in several processes
            List<String> command = List.of(
                    java, "-cp", System.getProperty("java.class.path"), Release.class.getName(), folder.toString());
            try {
                Process helm = new ProcessBuilder(command).inheritIO().start();
                if (helm.waitFor() != 0) {
                    throw new IllegalStateException("Helm ended with " + helm.exitValue());
                }
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import java.nio.file.Path;
import java.util.Optional;

/** Answers the command line, which asks for help, the version, a card or a report; everything else is chosen by settings. */
final class Usage {

    private static final String HELP = """
            fhir-seeder: synthetic Canadian immunization records, delivered to FHIR R4 servers.

            Usage: java -jar fhir-seeder.jar [--help | --version | --explain <index> | --report <folder>]
              in a folder that holds routes/ and, if you like, application.properties

            --explain prints the person at that index of PT, SEED, POPULATION_DATE and AS_OF as a vaccination card: what was
            given and when, by which row of the schedule, and which draws decided. Nothing is sent.

            --report reads the files of SINK=ndjson in that folder, makes their people again from manifest.json, compares both, and
            writes the page report.html beside them: what the files hold, and what the people look like. No other setting counts.

            Each setting is an environment variable or a property: the environment wins over -D on the command line,
            which wins over application.properties. What is blank counts as not set. Secrets are given by the environment, or in
            files of their own that a variable like FHIR_TOKEN_FILE names.

            """;

    private static final String EXIT_CODES = """

            Exit codes: 0 every record delivered; 1 some record not delivered, or another trouble; 2 wrong settings or usage,
            nothing was sent; 3 the memory was used up (in the container, and with the argument file); 130 or 143 interrupted.
            """;

    private Usage() {}

    /** Prints the answer and returns the exit code. */
    static int answer(String... args) {
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.print(help());
            return Application.DONE;
        }
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("fhir-seeder " + version());
            return Application.DONE;
        }
        if (args.length == 2 && args[0].equals("--explain") && args[1].matches("[0-9]{1,18}")) {
            System.out.print(Explanation.of(
                    Long.parseLong(args[1]),
                    Surroundings.ofThisProcess().settings().read()));
            return Application.DONE;
        }
        if (args.length == 2 && args[0].equals("--report") && !args[1].isBlank()) {
            return ExportReport.answer(Path.of(args[1]), System.out, System.err);
        }
        System.err.printf(
                "fhir-seeder: found the arguments '%s', expected none, --help, --version, --explain <index>, the index a whole number from 0, or --report <folder>. Nothing was sent.%n",
                String.join(" ", args));
        return Application.REFUSED;
    }

    static String help() {
        StringBuilder text = new StringBuilder(HELP);
        for (Setting<?> setting : Setting.all()) {
            text.append("  %s (%s)%n".formatted(setting.variable(), setting.property()));
            text.append("      %s%n".formatted(setting.meaning()));
            text.append("      %s; %s%n"
                    .formatted(
                            setting.expected(),
                            setting.standard().isEmpty() ? "no default" : "default: " + setting.standard()));
        }
        return text.append(EXIT_CODES).toString();
    }

    private static String version() {
        return Optional.ofNullable(Usage.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}

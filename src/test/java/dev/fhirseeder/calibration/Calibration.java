package dev.fhirseeder.calibration;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares every province with its published figures, for people to read: {@code mvn test-compile exec:java@calibrate}. */
public final class Calibration {

    static final List<String> PROVINCES = List.of("bc", "on");

    private Calibration() {}

    /**
     * Prints the comparison, and writes it with its plots to {@code target/calibration/}.
     *
     * @throws IOException if a file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of("target", "calibration");
        PrintStream out = System.out;
        for (String pt : PROVINCES) {
            Survey survey = Survey.of(pt);
            out.println(new Comparison(survey).text());
            write(survey, folder);
        }
        out.println("The tables and plots are in " + folder);
    }

    /** Writes {@code <pt>.csv}, {@code <pt>.md} and the plots that it shows. */
    static void write(Survey survey, Path folder) throws IOException {
        Files.createDirectories(folder);
        Comparison comparison = new Comparison(survey);
        Files.writeString(folder.resolve(survey.pt() + ".csv"), comparison.csv());
        Files.writeString(folder.resolve(survey.pt() + ".md"), comparison.markdown(Plots.draw(survey, folder)));
    }
}

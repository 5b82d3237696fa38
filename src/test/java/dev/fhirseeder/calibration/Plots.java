package dev.fhirseeder.calibration;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The comparison of a province as pictures. */
final class Plots {

    private static final int WIDTH = 1_500;
    private static final int HEIGHT = 700;

    private final Survey survey;
    private final Path folder;
    private final List<String> names = new ArrayList<>();

    private Plots(Survey survey, Path folder) {
        this.survey = survey;
        this.folder = folder;
    }

    /** Draws every plot into the folder and returns the names of the files. */
    static List<String> draw(Survey survey, Path folder) throws IOException {
        Plots plots = new Plots(survey, folder);
        plots.save("coverage", plots.coverage());
        plots.save("ages-female", plots.ages("female"));
        plots.save("ages-male", plots.ages("male"));
        plots.save("cohorts", plots.cohorts());
        plots.save("delays", plots.delays());
        return plots.names;
    }

    private CategoryChart coverage() {
        CategoryChart chart = bars(
                "Coverage: published and generated, %",
                90, tally -> tally.figure().measure() == Measure.COVERAGE && tally.isAsserted());
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        return chart;
    }

    private CategoryChart ages(String gender) {
        return bars(
                "Ages, " + gender + ": published and generated, % of all people",
                0,
                tally -> tally.figure().id().startsWith("age-")
                        && tally.figure().id().endsWith("-" + gender)
                        && tally.figure().measure() == Measure.COHORT);
    }

    private CategoryChart bars(String title, int rotation, Predicate<Tally> wanted) {
        List<Tally> tallies = survey.tallies().stream().filter(wanted).toList();
        List<String> labels = tallies.stream().map(tally -> tally.figure().id()).toList();
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(survey.pt().toUpperCase(Locale.ROOT) + " – " + title)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setXAxisLabelRotation(rotation).setAxisTickLabelsFont(font());
        chart.addSeries(
                "published",
                labels,
                tallies.stream().map(tally -> tally.figure().expected()).collect(Collectors.toList()));
        chart.addSeries(
                "generated", labels, tallies.stream().map(Tally::generated).collect(Collectors.toList()));
        return chart;
    }

    private XYChart cohorts() {
        XYChart chart = lines("Coverage by year of birth, %", "year of birth");
        for (int i = 0; i < Curves.TARGETS.size(); i++) {
            double[] coverage = survey.curves().coverage(i);
            List<Integer> years = IntStream.range(0, Curves.YEARS)
                    .filter(year -> !Double.isNaN(coverage[year]))
                    .boxed()
                    .toList();
            addLine(
                    chart,
                    Curves.TARGETS.get(i).title(),
                    years.stream().map(year -> Curves.FIRST_YEAR + year).toList(),
                    years.stream().map(year -> coverage[year]).toList());
        }
        return chart;
    }

    private XYChart delays() {
        XYChart chart = lines("Doses given up to so many days after they were due, % of those given", "days");
        List<Integer> days = IntStream.range(0, Curves.LATEST).boxed().toList();
        for (int i = 0; i < Curves.TARGETS.size(); i++) {
            double[] shares = survey.curves().delays(i);
            addLine(
                    chart,
                    Curves.TARGETS.get(i).title(),
                    days,
                    days.stream().map(day -> shares[day]).toList());
        }
        return chart;
    }

    private XYChart lines(String title, String x) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(survey.pt().toUpperCase(Locale.ROOT) + " – " + title)
                .xAxisTitle(x)
                .build();
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0).setXAxisDecimalPattern("0");
        return chart;
    }

    private static void addLine(XYChart chart, String title, List<Integer> x, List<Double> y) {
        if (!x.isEmpty() && !y.equals(Collections.nCopies(y.size(), 0.0))) {
            chart.addSeries(title, x, y).setMarker(SeriesMarkers.NONE);
        }
    }

    private static Font font() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    }

    private void save(String name, Chart<?, ?> chart) throws IOException {
        String file = survey.pt() + "-" + name + ".png";
        BitmapEncoder.saveBitmap(chart, folder.resolve(file).toString(), BitmapFormat.PNG);
        names.add(file);
    }
}

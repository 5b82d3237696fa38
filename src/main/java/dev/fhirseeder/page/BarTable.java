package dev.fhirseeder.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table whose rows have bars: chart and numbers in one, so that whoever cannot see the bars misses nothing.
 *
 * @param caption what it shows
 * @param first heads the labels
 * @param value heads the values
 * @param others head the other columns
 */
public record BarTable(String caption, String first, String value, List<String> others) {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 12;

    /** Makes a table; what heads the other columns comes last. */
    public BarTable(String caption, String first, String value, String... others) {
        this(caption, first, value, List.of(others));
    }

    /** Writes it; the longest bar, or mark, fills its cell. */
    public void write(Html html, List<Bar> bars) {
        write(html, bars, longest(bars));
    }

    /**
     * Writes the first bars; the others can be opened, and have the same measure.
     *
     * @param shown how many are shown at once, at most
     * @param what they are of, for people, as {@code cities}
     */
    public void write(Html html, List<Bar> bars, int shown, String what) {
        double most = longest(bars);
        write(html, bars.subList(0, Math.min(shown, bars.size())), most);
        if (bars.size() > shown) {
            html.open("details").element("summary", "More " + what + ": " + (bars.size() - shown));
            write(html, bars.subList(shown, bars.size()), most);
            html.close();
        }
    }

    private static double longest(List<Bar> bars) {
        return bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), bar.mark() == null ? 0 : bar.mark()))
                .max()
                .orElse(0);
    }

    /**
     * Writes it.
     *
     * @param most the value of a bar that fills its cell
     */
    public void write(Html html, List<Bar> bars, double most) {
        html.wide(caption);
        html.open("table", "class", "bars")
                .head(
                        caption,
                        "n",
                        Stream.concat(Stream.of(first, value, ""), others.stream())
                                .toList());
        bars.forEach(bar -> row(html, bar, most));
        html.close().close().close();
    }

    private static void row(Html html, Bar bar, double most) {
        html.open("tr").open("th", "scope", "row");
        if (bar.address() == null) {
            html.text(bar.label());
        } else {
            html.link(bar.address(), bar.label());
        }
        html.close().element("td", bar.text(), "class", "n").open("td", "class", "bar");
        html.open(
                "svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "preserveAspectRatio", "none", "aria-hidden", "true");
        html.single("rect", "class", "a", "width", Figures.at(length(bar.value(), most)), "height", "" + HEIGHT);
        if (bar.mark() != null) {
            double at = Math.min(length(bar.mark(), most), WIDTH - 2.0);
            html.single("rect", "class", "mark", "x", Figures.at(at), "width", "2", "height", "" + HEIGHT);
        }
        html.close().close();
        for (String other : bar.others()) {
            html.element("td", other, "class", "n");
        }
        html.close();
    }

    private static double length(double value, double most) {
        return most <= 0 ? 0 : WIDTH * Math.min(Math.max(value / most, 0), 1);
    }
}

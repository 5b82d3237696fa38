package dev.fhirseeder.page;

import java.util.List;

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
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), bar.mark() == null ? 0 : bar.mark()))
                .max()
                .orElse(0);
        write(html, bars, most);
    }

    /**
     * Writes it.
     *
     * @param most the value of a bar that fills its cell
     */
    public void write(Html html, List<Bar> bars, double most) {
        html.wide(caption);
        html.open("table", "class", "bars")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        html.element("th", first, "scope", "col").element("th", value, "scope", "col", "class", "n");
        html.open("td").close();
        for (String other : others) {
            html.element("th", other, "scope", "col", "class", "n");
        }
        html.close().close().open("tbody");
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

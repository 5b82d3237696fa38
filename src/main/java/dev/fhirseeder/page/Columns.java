package dev.fhirseeder.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * Columns over what follows each other, as years do, and the same numbers as a table that can be opened.
 *
 * @param title what it shows
 * @param first heads the labels
 * @param value heads the values
 * @param others head the other columns of the table
 */
public record Columns(String title, String first, String value, List<String> others) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 64;
    private static final int TOP = 12;
    private static final int BOTTOM = 28;
    private static final int LINES = 4;
    private static final int LABELS = 12;

    /** Makes a chart; what heads the other columns of the table comes last. */
    public Columns(String title, String first, String value, String... others) {
        this(title, first, value, List.of(others));
    }

    /** Writes it; nothing but a sentence if there are no columns. */
    public void write(Html html, List<Column> columns) {
        if (columns.isEmpty()) {
            html.element("p", "Nothing to show: " + title + ".", "class", "none");
            return;
        }
        html.open("figure").element("figcaption", title);
        draw(html, columns);
        html.open("details").element("summary", "The numbers: " + title);
        table(html, columns);
        html.close().close();
    }

    private void draw(Html html, List<Column> columns) {
        long most = Figures.ceiling(
                columns.stream().mapToDouble(Column::value).max().orElse(1));
        html.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                title + ". The numbers follow as a table.");
        grid(html, most);
        double step = (double) (WIDTH - LEFT) / columns.size();
        int every = (columns.size() + LABELS - 1) / LABELS;
        for (int i = 0; i < columns.size(); i++) {
            double left = LEFT + i * step;
            bar(html, left, step, columns.get(i).value() / most);
            if (i % every == 0) {
                label(html, left + step / 2, columns.get(i).label());
            }
        }
        html.close();
    }

    private static void grid(Html html, long most) {
        for (int i = 0; i <= LINES; i++) {
            double share = (double) i / LINES;
            String y = Figures.at(y(share));
            html.single("line", "class", "grid", "x1", "" + LEFT, "x2", "" + WIDTH, "y1", y, "y2", y);
            html.element(
                    "text", number(most * share), "x", "" + (LEFT - 6), "y", Figures.at(y(share) + 4), "class", "end");
        }
    }

    private static void bar(Html html, double left, double step, double share) {
        double height = (HEIGHT - TOP - BOTTOM) * share;
        html.single(
                "rect",
                "class",
                "a",
                "x",
                Figures.at(left + step * 0.08),
                "y",
                Figures.at(y(0) - height),
                "width",
                Figures.at(step * 0.84),
                "height",
                Figures.at(height));
    }

    private static void label(Html html, double middle, String text) {
        html.element("text", text, "x", Figures.at(middle), "y", "" + (HEIGHT - 10), "class", "middle");
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
    }

    private void table(Html html, List<Column> columns) {
        html.wide(title);
        html.open("table")
                .head(
                        title,
                        "n",
                        Stream.concat(Stream.of(first, value), others.stream()).toList());
        for (Column column : columns) {
            html.open("tr").element("th", column.label(), "scope", "row");
            html.element("td", number(column.value()), "class", "n");
            for (String other : column.others()) {
                html.element("td", other, "class", "n");
            }
            html.close();
        }
        html.close().close().close();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Figures.whole(Math.round(value)) : Figures.tenths(value);
    }
}

package dev.fhirseeder.page;

import java.util.List;

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
        for (int i = 0; i <= LINES; i++) {
            double share = (double) i / LINES;
            double y = y(share);
            html.single(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    "" + LEFT,
                    "x2",
                    "" + WIDTH,
                    "y1",
                    Figures.at(y),
                    "y2",
                    Figures.at(y));
            html.element("text", number(most * share), "x", "" + (LEFT - 6), "y", Figures.at(y + 4), "class", "end");
        }
        double step = (double) (WIDTH - LEFT) / columns.size();
        int every = (columns.size() + LABELS - 1) / LABELS;
        for (int i = 0; i < columns.size(); i++) {
            double height = (HEIGHT - TOP - BOTTOM) * columns.get(i).value() / most;
            double x = LEFT + i * step;
            html.single(
                    "rect",
                    "class",
                    "a",
                    "x",
                    Figures.at(x + step * 0.08),
                    "y",
                    Figures.at(y(0) - height),
                    "width",
                    Figures.at(step * 0.84),
                    "height",
                    Figures.at(height));
            if (i % every == 0) {
                html.element(
                        "text",
                        columns.get(i).label(),
                        "x",
                        Figures.at(x + step / 2),
                        "y",
                        "" + (HEIGHT - 10),
                        "class",
                        "middle");
            }
        }
        html.close();
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
    }

    private void table(Html html, List<Column> columns) {
        html.wide(title);
        html.open("table").element("caption", title).open("thead").open("tr");
        html.element("th", first, "scope", "col").element("th", value, "scope", "col", "class", "n");
        for (String other : others) {
            html.element("th", other, "scope", "col", "class", "n");
        }
        html.close().close().open("tbody");
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

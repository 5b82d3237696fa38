package dev.fhirseeder.page;

import java.util.List;

/**
 * A table of shares whose cells are the darker the greater they are.
 *
 * @param caption what it shows
 * @param corner heads the rows
 */
public record HeatTable(String caption, String corner) {

    private static final int SHADES = 10;

    /**
     * A row.
     *
     * @param label what it is of
     * @param shares from 0 to 1, or below 0 for nothing
     */
    public record Row(String label, List<Double> shares) {}

    /** Writes it. */
    public void write(Html html, List<String> columns, List<Row> rows) {
        html.wide(caption);
        html.open("table", "class", "heat")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        html.element("th", corner, "scope", "col");
        columns.forEach(column -> html.element("th", column, "scope", "col", "class", "n"));
        html.close().close().open("tbody");
        for (Row row : rows) {
            html.open("tr").element("th", row.label(), "scope", "row");
            row.shares().forEach(share -> cell(html, share));
            html.close();
        }
        html.close().close().close();
    }

    private static void cell(Html html, double share) {
        if (share < 0) {
            html.element("td", "–", "class", "n");
        } else {
            html.element(
                    "td",
                    Math.round(share * 100) + " %",
                    "class",
                    "n h" + Math.min((int) Math.round(share * SHADES), SHADES));
        }
    }
}

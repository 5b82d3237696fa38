package dev.fhirseeder.page;

import java.util.List;
import java.util.stream.Stream;

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
                .head(
                        caption,
                        "n",
                        Stream.concat(Stream.of(corner), columns.stream()).toList());
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

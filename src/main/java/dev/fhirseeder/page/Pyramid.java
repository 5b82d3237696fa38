package dev.fhirseeder.page;

import java.util.List;

/**
 * Two counts by age, to the left and to the right, and the same numbers as a table that can be opened.
 *
 * @param title what it shows
 * @param left what is counted to the left
 * @param right what is counted to the right
 * @param others what is counted in the table alone
 */
public record Pyramid(String title, String left, String right, String others) {

    private static final int WIDTH = 720;
    private static final int MIDDLE = 96;
    private static final int ROW = 16;
    private static final int TOP = 24;
    private static final int SIDE = (WIDTH - MIDDLE) / 2;
    private static final int NUMBERS = 64;

    /**
     * One age.
     *
     * @param label of the age
     */
    public record Step(String label, long left, long right, long others) {}

    /** Writes it; the first step is the lowest. */
    public void write(Html html, List<Step> steps) {
        html.open("figure").element("figcaption", title);
        draw(html, steps);
        html.open("details").element("summary", "The numbers: " + title);
        table(html, steps);
        html.close().close();
    }

    private void table(Html html, List<Step> steps) {
        html.wide(title);
        html.open("table").head(title, "n", List.of("Age", left, right, others));
        for (Step step : steps) {
            html.open("tr").element("th", step.label(), "scope", "row");
            html.element("td", Figures.whole(step.left()), "class", "n");
            html.element("td", Figures.whole(step.right()), "class", "n");
            html.element("td", Figures.whole(step.others()), "class", "n").close();
        }
        html.close().close().close();
    }

    private void draw(Html html, List<Step> steps) {
        long most = steps.stream()
                .mapToLong(step -> Math.max(step.left(), step.right()))
                .max()
                .orElse(0);
        html.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + (TOP + ROW * steps.size()),
                "role",
                "img",
                "aria-label",
                title + ". The numbers follow as a table.");
        html.element("text", left, "x", "" + (SIDE - 4), "y", "14", "class", "end");
        html.element("text", right, "x", "" + (SIDE + MIDDLE + 4), "y", "14");
        for (int i = 0; i < steps.size(); i++) {
            step(html, steps.get(i), TOP + ROW * (steps.size() - 1 - i), most);
        }
        html.close();
    }

    private static void step(Html html, Step step, int y, long most) {
        double one = length(step.left(), most);
        double two = length(step.right(), most);
        bar(html, "a", SIDE - one, y, one);
        bar(html, "b", SIDE + MIDDLE, y, two);
        String base = "" + (y + 11);
        html.element("text", step.label(), "x", "" + WIDTH / 2, "y", base, "class", "middle");
        html.element("text", Figures.whole(step.left()), "x", Figures.at(SIDE - one - 4), "y", base, "class", "end");
        html.element("text", Figures.whole(step.right()), "x", Figures.at(SIDE + MIDDLE + two + 4), "y", base);
    }

    private static void bar(Html html, String kind, double x, int y, double width) {
        html.single(
                "rect",
                "class",
                kind,
                "x",
                Figures.at(x),
                "y",
                "" + y,
                "width",
                Figures.at(width),
                "height",
                "" + (ROW - 2));
    }

    private static double length(long count, long most) {
        return most == 0 ? 0 : (double) (SIDE - NUMBERS) * count / most;
    }
}

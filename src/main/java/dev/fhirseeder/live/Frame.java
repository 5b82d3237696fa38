package dev.fhirseeder.live;

import dev.fhirseeder.page.Html;
import java.util.Map;

/** What all pages have in common. Style and program are files of their own, so that nothing within a page needs to be allowed. */
public final class Frame {

    /** What a browser may do with these pages: load from here, send to here, and be in no frame. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Frame() {}

    /**
     * Begins a page; its header is open.
     *
     * @param title of the page
     * @param lively whether the page is brought up to date, and sends what is filled in
     */
    static Html begin(String title, boolean lively) {
        Html html = new Html();
        html.open("html", "lang", "en").open("head");
        html.single("meta", "charset", "utf-8");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title + " · fhir-seeder");
        html.single("link", "rel", "icon", "href", "data:,");
        html.single("link", "rel", "stylesheet", "href", "/page/report.css");
        html.single("link", "rel", "stylesheet", "href", "/page/live.css");
        if (lively) {
            html.open("script", "src", "/page/live.js", "defer", "").close();
        }
        html.close().open("body");
        html.element("a", "To the content", "class", "skip", "href", "#main");
        return html.open("header").element("h1", title);
    }

    /** Ends the header with links to parts of the page, and begins what it is about. */
    static void main(Html html, Map<String, String> links) {
        html.open("nav", "aria-label", "Parts of the page").open("ul");
        links.forEach((address, name) ->
                html.open("li").element("a", name, "href", address).close());
        html.close().close().close().open("main", "id", "main");
    }

    /** Ends a page, whose main part is open. */
    static String end(Html html) {
        html.close().open("footer").open("p");
        html.text("Made by fhir-seeder. Programs may ask it, too: ")
                .element("a", "what they may ask", "href", "/openapi.json");
        return html.close().close().close().close().document();
    }
}

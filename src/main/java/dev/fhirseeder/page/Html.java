package dev.fhirseeder.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes HTML that is well-formed XML, too. Whatever is text is escaped, here and nowhere else; what is opened must be closed.
 * Attributes come as names and values in turn. Not safe for use by many threads.
 */
public final class Html {

    /** What may stand in a name of a tag or an attribute: names come from our own code, and must not let anything else in. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

    /** Links that lead to a web server, or within the page; anything else, like {@code javascript:}, is no link of ours. */
    private static final Pattern LINK = Pattern.compile("(?is)(https?://|#).*");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. */
    public Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Opens a part that is moved sideways, by keys too, where it is wider than the window. */
    public Html wide(String label) {
        return open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", label);
    }

    /**
     * Writes what the table shows that was opened, and what heads its columns; then opens its body.
     *
     * @param kind the class of the heads but the first, empty for none
     * @param columns what heads each; an empty one heads nothing
     */
    public Html head(String caption, String kind, List<String> columns) {
        element("caption", caption).open("thead").open("tr");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isEmpty()) {
                element("td", "");
            } else if (i == 0 || kind.isEmpty()) {
                element("th", columns.get(i), "scope", "col");
            } else {
                element("th", columns.get(i), "scope", "col", "class", kind);
            }
        }
        return close().close().open("tbody");
    }

    /** Closes the element that was opened last. */
    public Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Writes an element that has no content, like {@code meta}, or one of SVG. */
    public Html single(String tag, String... attributes) {
        start(tag, attributes);
        out.insert(out.length() - 1, '/');
        return this;
    }

    /** Writes an element with a text. */
    public Html element(String tag, String text, String... attributes) {
        start(tag, attributes);
        text(text);
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Writes a text. */
    public Html text(String text) {
        escape(text);
        return this;
    }

    /** Writes a link, or the text alone if the address is none of the web. */
    public Html link(String address, String text) {
        return LINK.matcher(address).matches() ? element("a", text, "href", address) : text(text);
    }

    /**
     * Writes rules of style. They come from our own resources.
     *
     * @throws IllegalArgumentException if they could end their element, or ask for anything from elsewhere
     */
    public Html style(String css) {
        String low = css.toLowerCase(Locale.ROOT);
        if (low.contains("</") || low.contains("url(") || low.contains("@import")) {
            throw new IllegalArgumentException("Rules of style must stand for themselves");
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /**
     * Returns the whole document.
     *
     * @throws IllegalStateException if an element is still open
     */
    public String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not closed: " + open);
        }
        return "<!DOCTYPE html>\n" + out;
    }

    private void start(String tag, String... attributes) {
        check(tag);
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            check(attributes[i]);
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of a tag or an attribute: " + name);
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isAllowed(c) ? c : '\ufffd');
            }
        }
    }

    /** Control characters are in no document. */
    private static boolean isAllowed(char c) {
        return (c >= ' ' && c != 0x7f) || c == '\n' || c == '\t';
    }
}

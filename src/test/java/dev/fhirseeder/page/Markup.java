package dev.fhirseeder.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a strict reader sees it, which refuses what is not well-formed. */
public final class Markup {

    private final Document document;

    private Markup(Document document) {
        this.document = document;
    }

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException if it is not well-formed
     */
    public static Markup of(String page) {
        try {
            return new Markup(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("The page is not well-formed", e);
        }
    }

    /** Returns the elements of a tag, or all by {@code *}, in their order. */
    public List<Element> all(String tag) {
        return list(document.getElementsByTagName(tag));
    }

    /** Returns the elements of a tag within another. */
    public static List<Element> within(Element element, String tag) {
        return list(element.getElementsByTagName(tag));
    }

    /** Returns the value in the row of a table, or in a list of terms, that bears this label; the first of several. */
    public String beside(String label) {
        for (Element head : all("*")) {
            boolean labels = head.getTagName().matches("th|dt")
                    && head.getTextContent().strip().equals(label);
            Node next = head.getNextSibling();
            while (next != null && !(next instanceof Element)) {
                next = next.getNextSibling();
            }
            if (labels && next != null) {
                return next.getTextContent().strip();
            }
        }
        throw new IllegalArgumentException("Nothing is labelled " + label);
    }

    /** Returns all text. */
    public String text() {
        return document.getDocumentElement().getTextContent();
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> list = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            list.add((Element) nodes.item(i));
        }
        return list;
    }
}

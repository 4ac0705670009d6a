package no.dugnad.site.figure;

import io.quarkus.qute.RawString;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the API has drawn or tabled, as a part of the page: in the page's own colours and sizes, with ids that no other figure has, and with nothing in it but
 * known elements and attributes, so that what a service writes by mistake does no harm here.
 */
final class Inlined {
    private static final XMLInputFactory XML = factory();

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "title",
            "desc",
            "g",
            "rect",
            "line",
            "polyline",
            "polygon",
            "circle",
            "path",
            "text",
            "tspan",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td");

    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "width",
            "height",
            "points",
            "d",
            "text-anchor",
            "role",
            "lang",
            "scope",
            "colspan",
            "data-value");

    /** What only stands alone: its own style, title and address. */
    private static final String ALONE = "alone";

    private final String id;
    private final String name;
    private final StringBuilder out = new StringBuilder();

    private Inlined(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /**
     * @param id of the figure
     * @return null when nothing is drawn in it
     */
    static @Nullable RawString drawing(String id, String name, String svg) {
        return svg.contains("data-value") ? new RawString(new Inlined(id, name).of(svg)) : null;
    }

    /** @return null when there is none */
    static @Nullable RawString tables(String id, String name, String html) {
        return html.isEmpty() ? null : new RawString(new Inlined(id, name).of("<body>" + html + "</body>"));
    }

    private String of(String markup) {
        try {
            var reader = XML.createXMLStreamReader(new StringReader(markup));
            var written = new ArrayDeque<Boolean>();
            while (reader.hasNext())
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (leftOut(reader)) skip(reader);
                        else written.push(begin(reader));
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (written.pop()) end(reader.getLocalName());
                    }
                    case XMLStreamConstants.CHARACTERS -> text(reader.getText());
                    default -> {
                        // comments and the like are nobody's
                    }
                }
            return out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("what the API has drawn cannot be read: " + name, e);
        }
    }

    private static boolean leftOut(XMLStreamReader reader) {
        var kind = reader.getAttributeValue(null, "class");
        return !reader.getLocalName().equals("body")
                && (!ELEMENTS.contains(reader.getLocalName())
                        || kind != null && Set.of(kind.split(" ")).contains(ALONE));
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (var depth = 1; depth > 0; )
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // belongs to what is left out
                }
            }
    }

    /** @return whether anything was written */
    private boolean begin(XMLStreamReader reader) {
        var element = reader.getLocalName();
        if (element.equals("body")) return false;
        if (element.equals("table"))
            out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                    .append(escaped(name))
                    .append("\">");
        out.append('<').append(element);
        for (var i = 0; i < reader.getAttributeCount(); i++)
            attribute(element, reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        if (element.equals("table")) out.append(" data-size=\"sm\" class=\"ds-table\"");
        if (element.equals("svg")) out.append(" class=\"chart\" focusable=\"false\"");
        out.append('>');
        return true;
    }

    private void attribute(String element, String attribute, String value) {
        switch (attribute) {
            case "id" -> write("id", id + "-" + value);
            case "aria-labelledby" -> write(attribute, id + "-" + value.replace(" ", " " + id + "-"));
            case "data-plot" -> write("viewBox", value);
            default -> {
                // how large it is on the page, the page says
                if (ATTRIBUTES.contains(attribute) && !element.equals("svg")
                        || Set.of("role", "lang").contains(attribute)) write(attribute, value);
            }
        }
    }

    private void write(String attribute, String value) {
        out.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
    }

    private void end(String element) {
        out.append("</").append(element).append('>');
        if (element.equals("table")) out.append("</div>");
    }

    private void text(String text) {
        out.append(escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}

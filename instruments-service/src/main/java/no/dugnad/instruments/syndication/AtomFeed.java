package no.dugnad.instruments.syndication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.dugnad.instruments.call.Calls.Published;
import no.dugnad.instruments.naming.NameUuid;
import no.dugnad.instruments.syndication.CallFeedsResource.Found;
import no.dugnad.platform.http.Words;

/** Calls as an Atom feed (RFC 4287), what has changed last first. An entry counts as updated when it is written, and again when it opens. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    /** A feed must say when it was updated, one without entries too. */
    private static final Instant NEVER = Instant.EPOCH;

    private record Entry(Found found, Instant updated) {
        Published call() {
            return found.published();
        }
    }

    private final String publicUrl;
    private final FeedTexts texts;
    private final Instant now;

    AtomFeed(String publicUrl, FeedTexts texts, Instant now) {
        this.publicUrl = publicUrl;
        this.texts = texts;
        this.now = now;
    }

    /** @param address path and query of this very feed: what it is known by */
    byte[] of(List<Found> calls, String address) {
        var entries = calls.stream()
                .map(found -> new Entry(found, updated(found.published())))
                .sorted(Comparator.comparing(Entry::updated)
                        .reversed()
                        .thenComparing(e -> e.call().call().id()))
                .toList();
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("http://www.w3.org/XML/1998/namespace", "lang", texts.language());
            element(xml, "id", "urn:uuid:" + NameUuid.of("feed", address));
            element(xml, "title", texts.text("title"));
            element(
                    xml,
                    "updated",
                    entries.isEmpty()
                            ? NEVER.toString()
                            : entries.getFirst().updated().toString());
            link(xml, "self", "application/atom+xml", publicUrl + address);
            link(xml, "alternate", "text/html", publicUrl + "/");
            xml.writeStartElement("author");
            element(xml, "name", "Dugnad");
            xml.writeEndElement();
            for (var entry : entries) entry(xml, entry);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        var call = entry.call().call();
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + NameUuid.of("call", call.id()));
        element(xml, "title", texts.title(entry.call()));
        element(xml, "published", seconds(entry.call().publishedAt()).toString());
        element(xml, "updated", entry.updated().toString());
        if (call.manager() != null && call.manager().name() != null) {
            xml.writeStartElement("author");
            element(xml, "name", clean(call.manager().name()));
            xml.writeEndElement();
        }
        link(xml, "alternate", "text/html", publicUrl + "/instruments/" + call.instrumentId());
        link(xml, "related", "application/json", publicUrl + "/v1/calls/" + call.id());
        category(xml, Words.word(Objects.requireNonNull(call.status())), "/v1/calls#status");
        if (call.demo()) category(xml, "demo", "/v1/calls#demo");
        if (entry.found().verdict() != null)
            category(xml, Words.word(entry.found().verdict()), "/v1/matches#verdict");
        element(xml, "summary", texts.summary(call, entry.found().verdict()));
        xml.writeEndElement();
    }

    private Instant updated(Published published) {
        var opens = published.call().opensAt();
        var written = published.changedAt();
        return seconds(opens != null && !opens.isAfter(now) && opens.isAfter(written) ? opens : written);
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private void category(XMLStreamWriter xml, String term, String scheme) throws XMLStreamException {
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", term);
        xml.writeAttribute("scheme", publicUrl + scheme);
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** Without the control characters that XML 1.0 cannot hold; line breaks and tabs stay. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
    }
}

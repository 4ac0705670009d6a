package no.dugnad.instruments.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.call.CallQuery;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.call.Calls;
import no.dugnad.instruments.instrument.InstrumentView;
import no.dugnad.instruments.instrument.Instruments;
import no.dugnad.instruments.instrument.Vocabulary.Status;
import no.dugnad.instruments.instrument.Vocabulary.Support;
import no.dugnad.instruments.organisation.Organisation;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes the catalogue as RDF. Demonstration calls are not in it: what is harvested here is shown to the public as real. */
@ApplicationScoped
class LinkedCatalogue {
    private static final String EUROPE = "http://publications.europa.eu/resource/authority/";
    /** Organisations as data.norge.no names them. */
    private static final String ORGANISATIONS =
            "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/";

    private static final CallQuery CURRENT = new CallQuery("open,upcoming", null, null, null, null, null, null);

    private final Instruments instruments;
    private final Calls calls;
    private final String publicUrl;
    private final Optional<String> publisher;

    /** @param publisher organisation number of who runs this installation: the publisher of the catalogue, not of what is in it */
    LinkedCatalogue(
            Instruments instruments,
            Calls calls,
            @ConfigProperty(name = "dugnad.public-url") String publicUrl,
            @ConfigProperty(name = "dugnad.publisher.organisation-number") Optional<String> publisher) {
        this.instruments = instruments;
        this.calls = calls;
        this.publicUrl = publicUrl;
        this.publisher = publisher;
    }

    Model model() {
        var model = ModelFactory.createDefaultModel();
        model.setNsPrefixes(Map.ofEntries(
                Map.entry("adms", Terms.ADMS),
                Map.entry("cpsv", Terms.CPSV),
                Map.entry("cpsvno", Terms.CPSVNO),
                Map.entry("cv", Terms.CV),
                Map.entry("dcat", DCAT.NS),
                Map.entry("dcatno", Terms.DCATNO),
                Map.entry("dct", DCTerms.NS),
                Map.entry("foaf", FOAF.NS),
                Map.entry("skos", SKOS.uri),
                Map.entry("vcard", VCARD4.NS),
                Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#")));
        var current = calls.published(CURRENT, null, Integer.MAX_VALUE).stream()
                .map(Calls.Published::call)
                .filter(call -> !call.demo())
                .collect(Collectors.groupingBy(CallView::instrumentId));
        var catalogue = catalogue(model);
        for (var published : instruments.published()) {
            var id = published.instrument().id();
            catalogue.addProperty(
                    Terms.CONTAINS_SERVICE, service(model, published, current.getOrDefault(id, List.of())));
        }
        return model;
    }

    private Resource catalogue(Model model) {
        var publisher = publisher(model);
        var contact = model.createResource(publicUrl + "/#contact")
                .addProperty(RDF.type, VCARD4.Organization)
                .addProperty(VCARD4.hasURL, model.createResource(publicUrl + "/docs"));
        texts(contact, VCARD4.fn, "catalogue-contact");
        var dataset = described(model, "/v1/instruments#dataset", DCAT.Dataset, "catalogue-dataset", publisher, contact)
                .addProperty(DCAT.theme, model.createResource(EUROPE + "data-theme/GOVE"))
                .addProperty(DCTerms.accessRights, model.createResource(EUROPE + "access-right/PUBLIC"))
                .addProperty(DCAT.distribution, distribution(model, "/v1/instruments", "JSON", "application/json"))
                .addProperty(DCAT.distribution, distribution(model, "/v1/calls", "JSON", "application/json"))
                .addProperty(DCAT.distribution, distribution(model, "/v1/calls.atom", "ATOM", "application/atom+xml"))
                .addProperty(DCAT.distribution, distribution(model, "/v1/calls.ics", "ICS", "text/calendar"))
                .addProperty(DCAT.distribution, distribution(model, "/v1/catalogue", "RDF_TURTLE", "text/turtle"));
        var service = described(model, "/v1/instruments#api", DCAT.DataService, "catalogue-api", publisher, contact)
                .addProperty(DCAT.endpointURL, model.createResource(publicUrl + "/v1"))
                .addProperty(DCAT.endpointDescription, model.createResource(publicUrl + "/openapi/instruments"))
                .addProperty(DCAT.servesDataset, dataset);
        return described(model, "/v1/catalogue", DCAT.Catalog, "catalogue", publisher, contact)
                .addProperty(FOAF.homepage, model.createResource(publicUrl + "/"))
                .addProperty(DCAT.dataset, dataset)
                .addProperty(DCAT.service, service);
    }

    private Resource publisher(Model model) {
        var resource = model.createResource(
                        publisher.map(number -> ORGANISATIONS + number).orElse(publicUrl + "/#publisher"))
                .addProperty(RDF.type, FOAF.Agent)
                .addProperty(FOAF.name, publisher.map(Organisation::nameOf).orElse("Dugnad"));
        publisher.ifPresent(number -> resource.addProperty(DCTerms.identifier, number));
        return resource;
    }

    private Resource described(
            Model model, String path, Resource type, String key, Resource publisher, Resource contact) {
        var thing = model.createResource(publicUrl + path)
                .addProperty(RDF.type, type)
                .addProperty(DCTerms.identifier, publicUrl + path)
                .addProperty(DCTerms.publisher, publisher)
                .addProperty(DCAT.contactPoint, contact);
        texts(thing, DCTerms.title, key + "-title");
        texts(thing, DCTerms.description, key + "-description");
        return thing;
    }

    private Resource distribution(Model model, String path, String format, String mediaType) {
        return model.createResource(publicUrl + path + "#distribution")
                .addProperty(RDF.type, DCAT.Distribution)
                .addProperty(DCAT.accessURL, model.createResource(publicUrl + path))
                .addProperty(DCTerms.format, model.createResource(EUROPE + "file-type/" + format))
                .addProperty(
                        DCAT.mediaType,
                        model.createResource("https://www.iana.org/assignments/media-types/" + mediaType));
    }

    private Resource service(Model model, Instruments.Published published, List<CallView> current) {
        var instrument = published.instrument();
        var address = publicUrl + "/v1/instruments/" + instrument.id();
        var contact = model.createResource(address + "#contact")
                .addProperty(RDF.type, Terms.CONTACT_POINT)
                .addProperty(
                        Terms.CONTACT_PAGE,
                        model.createResource(
                                iri(instrument.website()) != null
                                        ? instrument.website()
                                        : publicUrl + "/instruments/" + instrument.id()));
        var service = model.createResource(address)
                .addProperty(RDF.type, Terms.PUBLIC_SERVICE)
                .addProperty(DCTerms.identifier, address)
                .addProperty(Terms.HAS_COMPETENT_AUTHORITY, organisation(model, instrument.owner()))
                .addProperty(Terms.CONTACT, contact)
                .addProperty(
                        Terms.STATUS,
                        model.createResource(EUROPE + "distribution-status/"
                                + (instrument.status() == Status.ENDED ? "WITHDRAWN" : "COMPLETED")))
                .addProperty(DCTerms.spatial, model.createResource(EUROPE + "country/NOR"))
                .addProperty(
                        DCTerms.modified,
                        model.createTypedLiteral(published.changedAt().toString(), XSDDatatype.XSDdateTime));
        texts(service, DCTerms.title, instrument.name());
        texts(service, DCTerms.description, instrument.summary());
        if (iri(instrument.website()) != null)
            service.addProperty(FOAF.homepage, model.createResource(instrument.website()));
        for (var law : instrument.legalResources())
            if (iri(law) != null) service.addProperty(Terms.HAS_LEGAL_RESOURCE, model.createResource(law));
        for (var theme : instrument.themes()) service.addProperty(DCAT.keyword, theme.replace('-', ' '), "en");
        for (var outcome : outcomes(instrument))
            service.addProperty(Terms.HAS_POSSIBLE_OUTPUT, output(model, address, outcome));
        for (var call : current)
            for (var criterion : call.criteria()) {
                var requirement = model.createResource(
                                publicUrl + "/v1/calls/" + call.id() + "#criterion-" + criterion.id())
                        .addProperty(RDF.type, Terms.REQUIREMENT)
                        .addProperty(DCTerms.identifier, call.id() + "/" + criterion.id());
                texts(requirement, DCTerms.title, criterion.text());
                service.addProperty(Terms.HOLDS_REQUIREMENT, requirement);
            }
        return service;
    }

    /** What may come of it: a commitment of money or an offer of something else, and a refusal; advice is refused to nobody. */
    private static Stream<String> outcome(Support support) {
        return switch (support) {
            case GRANT, LOAN -> Stream.of("commitment", "refusal");
            case ASSISTANCE, PROGRAMME -> Stream.of("offer", "refusal");
            case ADVICE -> Stream.of("advice");
        };
    }

    private static List<String> outcomes(InstrumentView instrument) {
        return outcome(instrument.support()).toList();
    }

    private Resource output(Model model, String service, String outcome) {
        var output = model.createResource(service + "#" + outcome)
                .addProperty(RDF.type, Terms.OUTPUT)
                .addProperty(DCTerms.identifier, service + "#" + outcome);
        texts(output, DCTerms.title, "output-" + outcome);
        return output;
    }

    private static Resource organisation(Model model, Organisation organisation) {
        var name = organisation.name() == null ? organisation.number() : organisation.name();
        return model.createResource(ORGANISATIONS + organisation.number())
                .addProperty(RDF.type, Terms.PUBLIC_ORGANISATION)
                .addProperty(DCTerms.identifier, organisation.number())
                .addProperty(SKOS.prefLabel, name, "nb")
                .addProperty(DCTerms.spatial, model.createResource(EUROPE + "country/NOR"));
    }

    private static void texts(Resource thing, Property property, Text text) {
        text.values().forEach((language, value) -> thing.addProperty(property, value, language));
    }

    private static void texts(Resource thing, Property property, String key) {
        for (var language : Messages.LANGUAGES)
            thing.addProperty(property, Messages.text(language, key, Map.of()), language);
    }

    /** The address when it can stand in RDF as one; what is written by hand is not always one. */
    private static @Nullable String iri(String address) {
        return address == null || address.matches(".*[\\s<>\"{}|\\\\^`].*") ? null : address;
    }
}

package no.dugnad.instruments.catalogue;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.putCall;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;

/** Read back with Jena, and held to shapes of ours for what the two Norwegian profiles demand. */
@QuarkusTest
class CatalogueTest {
    private static final String OUTPUT = "https://data.norge.no/vocabulary/cpsvno#hasPossibleOutput";

    private static Model read(String accept, Lang language) {
        var bytes = given().header("Accept", accept)
                .get("/v1/catalogue")
                .then()
                .statusCode(200)
                .contentType(startsWith(accept))
                .extract()
                .asByteArray();
        var model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(bytes), language);
        return model;
    }

    private static Shapes shapes() {
        return Shapes.parse(
                CatalogueTest.class.getResource("/catalogue/shapes.ttl").toString());
    }

    @Test
    void whatTheProfilesDemandIsThere() {
        instrument("{'website':'https://example.org/a|b'}");
        instrument(
                "{'support':'advice','website':'https://example.org/','legalResources':['https://lovdata.no/eli/lov/1994/06/03/15/nor']}");
        call(
                instrument("{}"),
                "{'criteria':[{'id':'small','text':{'nb':'Få'},'expression':'municipality.population < 5000'}],'closesAt':'2099-01-01T00:00:00Z'}");
        var model = read("text/turtle", Lang.TURTLE);

        var report = ShaclValidator.get().validate(shapes(), model.getGraph());

        assertTrue(
                report.conforms(),
                () -> report.getEntries().stream()
                        .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                        .toList()
                        .toString());
    }

    @Test
    void theShapesFindWhatIsMissing() {
        instrument("{}");
        var model = read("text/turtle", Lang.TURTLE);
        model.removeAll(null, ResourceFactory.createProperty(OUTPUT), null);

        assertFalse(ShaclValidator.get().validate(shapes(), model.getGraph()).conforms());
    }

    @Test
    void turtleAndJsonLdSayTheSame() {
        instrument("{'name':{'nb':'Ærlig \\\"ordning\\\"','en':'A scheme'}}");

        var turtle = read("text/turtle", Lang.TURTLE);
        var json = read("application/ld+json", Lang.JSONLD);

        assertTrue(turtle.isIsomorphicWith(json));
        assertEquals("text/turtle;charset=UTF-8", given().get("/v1/catalogue").contentType());
        var tag = given().get("/v1/catalogue").header("ETag");
        given().header("If-None-Match", tag).get("/v1/catalogue").then().statusCode(304);
        given().header("Accept", "text/csv").get("/v1/catalogue").then().statusCode(406);
    }

    @Test
    void aServiceHasItsTextsItsOwnerAndItsOutcomesAndNoDemonstration() {
        var id = instrument("{'name':{'nb':'Ordning','nn':'Ordning','en':'Scheme'}}");
        var demo = newId();
        putCall(
                        admin(),
                        demo,
                        callBody(id, "{'demo':true,'criteria':[{'id':'c','text':{'nb':'c'},'expression':'true'}]}"))
                .statusCode(201);

        var model = read("text/turtle", Lang.TURTLE);

        var service = model.listResourcesWithProperty(DCTerms.identifier)
                .filterKeep(r -> r.getURI().endsWith("/v1/instruments/" + id))
                .next();
        assertEquals(3, service.listProperties(DCTerms.title).toList().size());
        assertEquals(
                List.of("commitment", "refusal"),
                service
                        .listProperties(ResourceFactory.createProperty(OUTPUT))
                        .mapWith(s -> s.getResource().getURI().replaceAll(".*#", ""))
                        .toList()
                        .stream()
                        .sorted()
                        .toList());
        assertTrue(service.getPropertyResourceValue(
                        ResourceFactory.createProperty("http://data.europa.eu/m8g/hasCompetentAuthority"))
                .getURI()
                .endsWith("/organizations/" + OWNER));
        assertFalse(given().get("/v1/catalogue").asString().contains(demo));
    }
}

package no.dugnad.instruments.catalogue;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** Words of CPSV-AP-NO and DCAT-AP-NO that Jena does not have. */
final class Terms {
    static final String CPSV = "http://purl.org/vocab/cpsv#";
    static final String CPSVNO = "https://data.norge.no/vocabulary/cpsvno#";
    static final String CV = "http://data.europa.eu/m8g/";
    static final String DCATNO = "https://data.norge.no/vocabulary/dcatno#";
    static final String ADMS = "http://www.w3.org/ns/adms#";

    static final Resource PUBLIC_SERVICE = resource(CPSV, "PublicService");
    static final Resource OUTPUT = resource(CV, "Output");
    static final Resource PUBLIC_ORGANISATION = resource(CV, "PublicOrganisation");
    static final Resource CONTACT_POINT = resource(CV, "ContactPoint");
    static final Resource REQUIREMENT = resource(CV, "Requirement");

    static final Property HAS_COMPETENT_AUTHORITY = property(CV, "hasCompetentAuthority");
    static final Property CONTACT = property(CV, "contactPoint");
    static final Property CONTACT_PAGE = property(CV, "contactPage");
    static final Property HOLDS_REQUIREMENT = property(CV, "holdsRequirement");
    static final Property HAS_LEGAL_RESOURCE = property(CV, "hasLegalResource");
    static final Property HAS_POSSIBLE_OUTPUT = property(CPSVNO, "hasPossibleOutput");
    static final Property CONTAINS_SERVICE = property(DCATNO, "containsService");
    static final Property STATUS = property(ADMS, "status");

    private Terms() {}

    private static Resource resource(String namespace, String name) {
        return ResourceFactory.createResource(namespace + name);
    }

    private static Property property(String namespace, String name) {
        return ResourceFactory.createProperty(namespace, name);
    }
}

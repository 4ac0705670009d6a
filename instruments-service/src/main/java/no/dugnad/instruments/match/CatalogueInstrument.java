package no.dugnad.instruments.match;

import java.util.List;

/** An instrument as matching sees it. @param owner organisation number @param applicants whom it is for, in the catalogue's words */
public record CatalogueInstrument(String id, String owner, List<String> applicants) {}

package no.dugnad.instruments.match;

/** Who applies: a municipality (kommune) or a county authority (fylkeskommune). */
public enum ApplicantKind {
    MUNICIPALITY,
    COUNTY
}

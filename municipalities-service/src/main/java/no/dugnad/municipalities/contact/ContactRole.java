package no.dugnad.municipalities.contact;

/** What a contact answers for. */
public enum ContactRole {
    /** FoUI: one door in and one door out for research, development and innovation. */
    RESEARCH_INNOVATION,
    DIGITALISATION
}

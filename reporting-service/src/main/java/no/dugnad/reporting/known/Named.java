package no.dugnad.reporting.known;

import no.dugnad.platform.text.Text;

/** Something that can be chosen. */
public record Named(String id, Text name) {}

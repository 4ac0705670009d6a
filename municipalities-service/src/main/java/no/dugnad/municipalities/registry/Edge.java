package no.dugnad.municipalities.registry;

import java.time.LocalDate;

/** From a municipality that ends on the date, in whole or in part, to one that begins there. */
public record Edge(LocalDate date, String from, String to) {}

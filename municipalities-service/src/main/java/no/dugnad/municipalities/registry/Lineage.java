package no.dugnad.municipalities.registry;

import java.time.LocalDate;

/** A stated descent across several reforms, which goes before the chain of edges: Haram (1534), ended in 2020, is Haram (1580) from 2024. */
public record Lineage(String from, LocalDate fromValidTo, String to, LocalDate toValidFrom) {}

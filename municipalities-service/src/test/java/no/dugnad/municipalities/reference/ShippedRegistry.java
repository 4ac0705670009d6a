package no.dugnad.municipalities.reference;

import no.dugnad.municipalities.registry.Registry;

/** The registry of the shipped tables, without a database. */
public final class ShippedRegistry {
    public static final Registry REGISTRY = new Registry(ShippedTables.facts());

    private ShippedRegistry() {}
}

package no.dugnad.municipalities.registry;

/** One of SSB's KOSTRA groups: municipalities of like size, bound costs and free disposable income. */
public record KostraGroup(String id, String name, String population, String boundCosts, String freeDisposableIncome) {}

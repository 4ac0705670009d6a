package no.dugnad.platform.http;

/** Marks a {@code @BeanParam} record of query parameters, so that a broken rule in it is reported as a parameter and not as a place in the body. */
public interface QueryParameters {}

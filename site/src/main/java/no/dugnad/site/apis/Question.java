package no.dugnad.site.apis;

/**
 * What is asked of a service.
 *
 * @param call path and query
 */
record Question(Source source, String call, String language) {}

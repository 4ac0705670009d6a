/** The services' APIs, as the pages read them, and what is kept of them. */
package no.dugnad.site.apis;

/** The services' APIs, as the pages read them, and what is kept of them. */
@NullMarked
package no.dugnad.site.apis;

import org.jspecify.annotations.NullMarked;

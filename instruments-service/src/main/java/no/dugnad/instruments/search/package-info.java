/** Full text search in Norwegian, with synonyms that are kept as data (table synonym) and patience with typing errors. */
@NullMarked
package no.dugnad.instruments.search;

import org.jspecify.annotations.NullMarked;

/** Plain forms: what a reader can choose, sent as the query of the page. */
@NullMarked
package no.dugnad.site.form;

import org.jspecify.annotations.NullMarked;

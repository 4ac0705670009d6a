/** Plain forms: what a reader can choose, sent as the query of the page. */
package no.dugnad.site.form;

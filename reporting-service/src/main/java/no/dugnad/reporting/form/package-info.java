/** Report forms: what an instrument or a call asks of those that were granted, question by question, version by version. */
@NullMarked
package no.dugnad.reporting.form;

import org.jspecify.annotations.NullMarked;

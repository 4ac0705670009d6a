/** Report forms: what an instrument or a call asks of those that were granted, question by question, version by version. */
package no.dugnad.reporting.form;

/** The concepts that report forms share: what is asked once, whoever asks. */
package no.dugnad.reporting.concept;

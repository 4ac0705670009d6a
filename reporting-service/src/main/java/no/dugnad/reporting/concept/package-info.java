/** The concepts that report forms share: what is asked once, whoever asks. */
@NullMarked
package no.dugnad.reporting.concept;

import org.jspecify.annotations.NullMarked;

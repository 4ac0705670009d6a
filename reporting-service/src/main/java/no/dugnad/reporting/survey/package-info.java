/** What is known of innovation itself: surveys (KS's innovasjonsbarometer) with their published figures, and what municipalities answer of themselves. */
@NullMarked
package no.dugnad.reporting.survey;

import org.jspecify.annotations.NullMarked;

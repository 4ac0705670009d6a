/** How long an answer stands. */
@NullMarked
package no.dugnad.reporting.edition;

import org.jspecify.annotations.NullMarked;

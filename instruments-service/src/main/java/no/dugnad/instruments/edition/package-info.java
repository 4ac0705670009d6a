/** How long an answer stands. */
@NullMarked
package no.dugnad.instruments.edition;

import org.jspecify.annotations.NullMarked;

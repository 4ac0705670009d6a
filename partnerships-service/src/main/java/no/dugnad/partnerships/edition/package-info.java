/** How long an answer stands. */
@NullMarked
package no.dugnad.partnerships.edition;

import org.jspecify.annotations.NullMarked;

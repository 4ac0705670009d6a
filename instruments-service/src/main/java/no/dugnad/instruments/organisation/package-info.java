/** The organisations that own and manage schemes, by organisation number. */
@NullMarked
package no.dugnad.instruments.organisation;

import org.jspecify.annotations.NullMarked;

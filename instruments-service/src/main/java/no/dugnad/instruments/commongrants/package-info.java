/**
 * The catalogue in the shapes of CommonGrants 0.4, so that its clients work here by another base address. An instrument (virkemiddel) is an opportunity, its
 * calls (utlysninger) are its competitions. Names, values and errors are the protocol's, not ours.
 */
@NullMarked
package no.dugnad.instruments.commongrants;

import org.jspecify.annotations.NullMarked;

/**
 * The registry in the shape of SSB's KLASS, so that a client of KLASS works by another base address. {@link no.dugnad.municipalities.klass.Klass} knows what
 * is in the classifications, the views what it looks like.
 */
@NullMarked
package no.dugnad.municipalities.klass;

import org.jspecify.annotations.NullMarked;

/** Instruments (virkemidler): the schemes that municipalities and others can take part in. Each is written by its owner alone. */
@NullMarked
package no.dugnad.instruments.instrument;

import org.jspecify.annotations.NullMarked;

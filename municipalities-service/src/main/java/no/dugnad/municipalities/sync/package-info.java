/** Staying current with SSB: asked on condition, compared with what the registry has, and anything that would contradict history held for a person. */
@NullMarked
package no.dugnad.municipalities.sync;

import org.jspecify.annotations.NullMarked;

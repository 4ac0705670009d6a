/**
 * How a thing is written under an id, the same everywhere: {@link no.dugnad.platform.write.Writes} has the order of the checks, preconditions, races and
 * answers; a resource says what is particular to its things by {@link no.dugnad.platform.write.Written} and its parts.
 */
@NullMarked
package no.dugnad.platform.write;

import org.jspecify.annotations.NullMarked;

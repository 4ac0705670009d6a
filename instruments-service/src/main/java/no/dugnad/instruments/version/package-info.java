/** Every version of what the catalogue holds, and what changed in it. */
@NullMarked
package no.dugnad.instruments.version;

import org.jspecify.annotations.NullMarked;

/** What time it is, and what is done every so often, whatever happens to the clock of the machine. */
@NullMarked
package no.dugnad.platform.clock;

import org.jspecify.annotations.NullMarked;

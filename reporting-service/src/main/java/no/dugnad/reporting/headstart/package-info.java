/** Application head start: what a call asks of a municipality that is already known or was answered before, and what remains. */
@NullMarked
package no.dugnad.reporting.headstart;

import org.jspecify.annotations.NullMarked;

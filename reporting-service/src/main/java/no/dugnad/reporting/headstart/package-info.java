/** Application head start: what a call asks of a municipality that is already known or was answered before, and what remains. */
package no.dugnad.reporting.headstart;

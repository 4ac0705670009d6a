/**
 * Files of participations. A file streams into a table of its own while it is read; a job then checks and writes it as a set, in one transaction, and
 * takes it up again after a crash.
 */
@NullMarked
package no.dugnad.reporting.intake;

import org.jspecify.annotations.NullMarked;

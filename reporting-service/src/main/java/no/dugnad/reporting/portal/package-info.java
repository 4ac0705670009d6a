/** The door to the suite: what it is, its limits and licences, and the descriptions of its interfaces. */
@NullMarked
package no.dugnad.reporting.portal;

import org.jspecify.annotations.NullMarked;

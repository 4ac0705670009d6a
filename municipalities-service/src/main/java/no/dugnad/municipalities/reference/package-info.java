/** Loads the tables that ship with the service, and tells of what is in them. */
@NullMarked
package no.dugnad.municipalities.reference;

import org.jspecify.annotations.NullMarked;

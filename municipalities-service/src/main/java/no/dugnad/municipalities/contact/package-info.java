/** Whom to write to in a municipality. Persons: read with a token, absent from logs and events, erasable. */
@NullMarked
package no.dugnad.municipalities.contact;

import org.jspecify.annotations.NullMarked;

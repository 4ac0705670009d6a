/** Whom to write to in a municipality. Persons: read with a token, absent from logs and events, erasable. */
package no.dugnad.municipalities.contact;

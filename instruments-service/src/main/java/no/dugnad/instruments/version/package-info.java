/** Every version of what the catalogue holds, and what changed in it. */
package no.dugnad.instruments.version;

/** The organisations that own and manage schemes, by organisation number. */
package no.dugnad.instruments.organisation;

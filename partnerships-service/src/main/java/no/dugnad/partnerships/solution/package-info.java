/** Shared solutions (delte løsninger), which municipalities have adopted them, and how they spread. */
package no.dugnad.partnerships.solution;

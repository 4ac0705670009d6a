/** Shared solutions (delte løsninger), which municipalities have adopted them, and how they spread. */
@NullMarked
package no.dugnad.partnerships.solution;

import org.jspecify.annotations.NullMarked;

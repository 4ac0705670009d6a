/** Questions to the cube of participations, answered with the uncertainty that belongs to the numbers. Plain functions over plain rows. */
package no.dugnad.reporting.statistics;

/**
 * From the municipalities of one date to those of another, with weights. Only here are translations computed; everyone else gets the finished table, from
 * the API or from the boundaries' events.
 */
package no.dugnad.municipalities.translation;

/** Calls (utlysninger): the rounds in which one applies under an instrument, each with its own manager, area, dates, money and conditions. */
package no.dugnad.instruments.call;

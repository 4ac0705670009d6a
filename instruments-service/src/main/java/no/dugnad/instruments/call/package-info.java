/** Calls (utlysninger): the rounds in which one applies under an instrument, each with its own manager, area, dates, money and conditions. */
@NullMarked
package no.dugnad.instruments.call;

import org.jspecify.annotations.NullMarked;

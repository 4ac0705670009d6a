/**
 * From the municipalities of one date to those of another, with weights. Only here are translations computed; everyone else gets the finished table, from
 * the API or from the boundaries' events.
 *
 * <p>{@link no.dugnad.municipalities.translation.Step} is one reform date in both directions. Forwards, a municipality that is divided goes to each part
 * by what that part gained: its first 1 January figure after the date, less the last figures before it of those sources that are not divided; never
 * negative. Backwards, a municipality is made up of its sources by pop(s)·w(s→t), with the last figures before the date. Equal shares where a figure that
 * is needed is not known. {@link no.dugnad.municipalities.translation.Translations} walks from step to step, multiplying, and lets a stated lineage jump.
 */
@NullMarked
package no.dugnad.municipalities.translation;

import org.jspecify.annotations.NullMarked;

/**
 * Questions to the cube of participations and to what others have told, answered with the uncertainty that belongs to the numbers.
 *
 * <p>A {@code Question} is put to a {@code Moment} of the read model, which gives a {@code Frame} (groups and municipalities at the boundaries) and cells
 * or rows; a statistic is a small class that makes an answer of them, with its formula and source in its Javadoc. What every answer has beside its
 * figures is in {@code About}; how it is laid out for CSV, JSON-stat, XLSX and SVG is in {@code Layouts}.
 */
@NullMarked
package no.dugnad.reporting.statistics;

import org.jspecify.annotations.NullMarked;

/** An answer of a statistic as a figure: chart, tables, what it shows and does not, where it is from, and how to have it in other forms. */
@NullMarked
package no.dugnad.site.figure;

import org.jspecify.annotations.NullMarked;

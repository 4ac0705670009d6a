/**
 * Makes {@code deploy/reference/demo-participations.csv}: participations that never took place, so that the reports have something to show.
 * The launcher does not use this; the file it makes is committed, and a test keeps the two together.
 */
@NullMarked
package no.dugnad.local.demo;

import org.jspecify.annotations.NullMarked;

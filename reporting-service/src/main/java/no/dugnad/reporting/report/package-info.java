/** Reports: one a party and project, answering every form that applies, each question once. */
@NullMarked
package no.dugnad.reporting.report;

import org.jspecify.annotations.NullMarked;

/** Reports: one a party and project, answering every form that applies, each question once. */
package no.dugnad.reporting.report;

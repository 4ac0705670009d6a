/**
 * What the suite takes, measured on the suite itself and beside a peer that does the same work in the same run. One class a benchmark; a new one gets
 * a line in {@link no.dugnad.bench.Bench}.
 */
package no.dugnad.bench;

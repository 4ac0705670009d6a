/** An answer of a statistic in the formats that people and programs ask for. Each is made of the answer's own JSON, so the numbers are the same in all. */
package no.dugnad.reporting.export;

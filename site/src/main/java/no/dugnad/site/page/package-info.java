/** What every page has: its language and address, its words, its frame, and how it is answered. */
package no.dugnad.site.page;

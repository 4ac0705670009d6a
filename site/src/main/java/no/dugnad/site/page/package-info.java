/** What every page has: its language and address, its words, its frame, and how it is answered. */
@NullMarked
package no.dugnad.site.page;

import org.jspecify.annotations.NullMarked;

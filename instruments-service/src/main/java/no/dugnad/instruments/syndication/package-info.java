/** Feeds without an account: any search for calls as Atom (RFC 4287), for feed readers, and as iCalendar (RFC 5545), for calendars. */
@NullMarked
package no.dugnad.instruments.syndication;

import org.jspecify.annotations.NullMarked;

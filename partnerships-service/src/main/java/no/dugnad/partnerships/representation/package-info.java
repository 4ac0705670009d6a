/** Whether members and seats are spread as the municipalities are that a partnership could serve: by any grouping, at a date or over time. */
@NullMarked
package no.dugnad.partnerships.representation;

import org.jspecify.annotations.NullMarked;

/** Partnerships (samarbeid) and their members: regional networks, research partnerships, programmes and joint ventures, each kept by its host. */
@NullMarked
package no.dugnad.partnerships.partnership;

import org.jspecify.annotations.NullMarked;

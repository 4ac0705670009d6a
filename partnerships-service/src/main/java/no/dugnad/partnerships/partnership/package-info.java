/** Partnerships (samarbeid) and their members: regional networks, research partnerships, programmes and joint ventures, each kept by its host. */
package no.dugnad.partnerships.partnership;

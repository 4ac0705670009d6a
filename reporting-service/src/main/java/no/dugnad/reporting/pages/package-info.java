/**
 * What people look at: finished HTML in bokmål, nynorsk and English, complete without JavaScript. A page is a resource and a template; it takes what this
 * service knows from the features beside it, and what the others know from their APIs.
 */
package no.dugnad.reporting.pages;

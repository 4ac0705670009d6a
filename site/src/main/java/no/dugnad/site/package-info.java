/**
 * What people look at: finished HTML in bokmål, nynorsk and English, complete without JavaScript. A page is a resource and a template; what
 * it shows it asks the services for, through the APIs that everybody has.
 */
@NullMarked
package no.dugnad.site;

import org.jspecify.annotations.NullMarked;

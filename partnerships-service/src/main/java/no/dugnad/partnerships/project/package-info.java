/** Projects (prosjekter) with their experiments, and the portfolio that they make up in a partnership. */
@NullMarked
package no.dugnad.partnerships.project;

import org.jspecify.annotations.NullMarked;

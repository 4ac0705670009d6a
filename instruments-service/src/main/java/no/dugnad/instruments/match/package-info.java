/**
 * Which calls fit which municipality, and why: criteria evaluated over an image in memory of the catalogue and of what the other services have told. The
 * verdicts ({@link no.dugnad.instruments.match.Matching}) are plain functions over that image and know neither the database nor HTTP.
 */
@NullMarked
package no.dugnad.instruments.match;

import org.jspecify.annotations.NullMarked;

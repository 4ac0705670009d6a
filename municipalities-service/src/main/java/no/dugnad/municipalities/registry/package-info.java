/**
 * The register as one immutable thing in memory. Every read of every feature is answered from it; it is built from the tables once and swapped when they
 * change. It knows facts and dates, nothing of HTTP resources, and depends on no other feature.
 */
@NullMarked
package no.dugnad.municipalities.registry;

import org.jspecify.annotations.NullMarked;

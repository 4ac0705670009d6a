/**
 * The local launcher: runs the whole suite on one machine with nothing installed but a JDK.
 *
 * <p>{@link no.dugnad.local.Suite} starts the parts in order and stops them in the opposite one. What needs a process of its own (the broker and the four services)
 * runs as a {@link no.dugnad.local.ChildProcess} that ends with the launcher, however the launcher ends. Nothing here knows the domain beyond addresses, tokens and
 * the reference data that is loaded through the public API.
 */
@NullMarked
package no.dugnad.local;

import org.jspecify.annotations.NullMarked;

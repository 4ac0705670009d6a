@NullMarked
package no.dugnad.platform.feed;

import org.jspecify.annotations.NullMarked;

@NullMarked
package no.dugnad.platform.testing;

import org.jspecify.annotations.NullMarked;

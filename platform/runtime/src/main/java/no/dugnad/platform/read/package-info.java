@NullMarked
package no.dugnad.platform.read;

import org.jspecify.annotations.NullMarked;

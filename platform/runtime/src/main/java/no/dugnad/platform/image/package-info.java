@NullMarked
package no.dugnad.platform.image;

import org.jspecify.annotations.NullMarked;

@NullMarked
package no.dugnad.platform.health;

import org.jspecify.annotations.NullMarked;

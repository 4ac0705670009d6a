/** Societal challenges (samfunnsutfordringer) that partnerships work on, and the words that challenges, projects, solutions and cases are described with. */
@NullMarked
package no.dugnad.partnerships.challenge;

import org.jspecify.annotations.NullMarked;

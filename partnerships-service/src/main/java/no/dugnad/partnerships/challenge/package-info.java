/** Societal challenges (samfunnsutfordringer) that partnerships work on, and the words that challenges, projects, solutions and cases are described with. */
package no.dugnad.partnerships.challenge;

/**
 * An answer's tables in the formats that people and programs ask for. Each is made of the answer's own JSON, so the numbers are the same in all. The
 * formats' own texts are among the platform's, since Qute refuses message files of the same name from two libraries.
 */
@NullMarked
package no.dugnad.platform.tables;

import org.jspecify.annotations.NullMarked;

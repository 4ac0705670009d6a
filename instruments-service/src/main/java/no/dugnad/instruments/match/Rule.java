package no.dugnad.instruments.match;

import java.util.Set;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A criterion as matching sees it.
 *
 * @param condition null when the expression cannot be evaluated, or when {@code open} decides
 * @param open the kinds of applicants that a call is open to; null for all other criteria
 */
public record Rule(
        String id,
        Text text,
        @Nullable Condition condition,
        @Nullable Set<ApplicantKind> open,
        boolean byPartnership,
        boolean required) {}

package no.dugnad.instruments.criteria;

import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CriteriaLanguage", description = "What an expression of a criterion may say.")
public record CriteriaLanguageView(
        @Schema(required = true, examples = "Common Expression Language (CEL)")
        String language,

        @Schema(required = true, description = "The type an expression must have.")
        String result,

        @Schema(required = true, description = "What is made of a value that is not known.")
        Text unknown,

        @Schema(required = true) List<Variable> variables,
        @Schema(required = true) List<Type> types,
        @Schema(required = true) List<Function> functions,
        @Schema(required = true) Limits limits,

        @Schema(
                required = true,
                description = "Values that the examples are evaluated on; what is left out is not known.")
        Map<String, Object> sample,

        @Schema(required = true) List<Example> examples) {

    @Schema(name = "CriteriaVariable", description = "A variable, or a field of one.")
    public record Variable(
            @Schema(required = true, examples = "municipality")
            String name,

            @Schema(
                    required = true,
                    examples = "map(string, double)",
                    description = "A type of CEL, or one of `types`.")
            String type,

            @Schema(required = true) Text description) {}

    @Schema(name = "CriteriaType")
    public record Type(
            @Schema(required = true, examples = "Municipality")
            String name,

            @Schema(required = true) List<Variable> fields) {}

    @Schema(name = "CriteriaFunction", description = "A function or an operator.")
    public record Function(
            @Schema(required = true, examples = "startsWith")
            String name,

            @Schema(required = true) Text description,

            @Schema(required = true, description = "An expression that holds for the sample.")
            String example) {}

    @Schema(
            name = "CriteriaLimits",
            description =
                    "An expression beyond these is refused, or unknown where it is first seen when it is evaluated.")
    public record Limits(
            @Schema(required = true) int characters,

            @Schema(required = true, description = "Parentheses, operators and calls within each other.")
            int depth,

            @Schema(required = true, description = "Names, constants and operations.")
            int nodes,

            @Schema(required = true, description = "Loops (`exists`, `all`, …) within each other.")
            int loopsInLoops,

            @Schema(required = true, description = "Rounds of all loops together in one evaluation.")
            int rounds,

            @Schema(
                    required = true,
                    description =
                            "Operations in one evaluation: a loop costs its body for each element, and a list that is not written out counts as one of 20.")
            int cost,

            @Schema(required = true, description = "Operations of all criteria of a call together.")
            int costTogether) {}

    @Schema(name = "CriteriaExample")
    public record Example(
            @Schema(required = true) Text text,

            @Schema(required = true, examples = "municipality.population < 5000")
            String expression,

            @Schema(required = true) Criterion.MetBy mayBeMetBy,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Whether it holds for the sample; null when it cannot be known.")
            @Nullable
            Boolean holds) {}
}

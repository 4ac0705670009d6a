package no.dugnad.municipalities.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a reform: which municipalities become which. Either side has one: what is many to many is several lines with a `to` in common. */
@Schema(
        description =
                "Which municipalities become which. Either side has one; many to many is several lines that share a `to`.")
public record AnnouncedChange(
        @NotEmpty
        @Size(max = 100)
        @Schema(description = "Numbers that are valid the day before. Each is in one line of the reform only.")
        List<@NotNull @Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> from,

        @NotEmpty @Size(max = 100) @Schema(description = "What they become.")
        List<@NotNull @Valid Successor> to) {

    /** @param names by language; only the name as nb where none are given */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Successor(
            @NotNull @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
            String number,

            @NotBlank @Size(max = 200) @OneLine @Schema(description = "The official name.")
            String name,

            @Size(min = 1, max = 10)
            @Schema(nullable = true, description = "Name by language: nb, se, smj, sma, fkv.")
            @Nullable
            Map<
                            @NotNull @Pattern(regexp = "nb|nn|se|smj|sma|fkv", message = "name-language") String,
                            @NotBlank @Size(max = 200) @OneLine String>
                    names,

            @NotNull
            @Pattern(regexp = "[0-9]{2}", message = "county-number")
            @Schema(description = "County (fylkesnummer) that it lies in from then on.")
            String countyNumber) {
        Map<String, String> namesOrNorwegian() {
            return names == null ? Map.of("nb", name) : Map.copyOf(names);
        }
    }
}

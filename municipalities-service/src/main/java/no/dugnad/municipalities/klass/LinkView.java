package no.dugnad.municipalities.klass;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link as HAL has it. */
@Schema(name = "KlassLink")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkView(
        @Schema(required = true) String href, @Nullable Boolean templated) {
    static LinkView to(String href) {
        return new LinkView(href, null);
    }

    static LinkView template(String href) {
        return new LinkView(href, true);
    }
}

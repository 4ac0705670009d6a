package no.dugnad.municipalities.klass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "KlassCorrespondenceList")
public record CorrespondenceListView(
        @Schema(required = true) List<CorrespondenceView> correspondenceItems) {}

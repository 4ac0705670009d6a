package no.dugnad.municipalities.klass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "KlassCorrespondenceListInRange")
public record RangedCorrespondenceListView(
        @Schema(required = true) List<RangedCorrespondenceView> correspondenceItems) {}

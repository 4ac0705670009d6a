package no.dugnad.municipalities.klass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "KlassCodeListInRange")
public record RangedCodeListView(@Schema(required = true) List<RangedCodeView> codes) {}

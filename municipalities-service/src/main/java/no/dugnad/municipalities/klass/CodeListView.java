package no.dugnad.municipalities.klass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "KlassCodeList")
public record CodeListView(@Schema(required = true) List<CodeView> codes) {}

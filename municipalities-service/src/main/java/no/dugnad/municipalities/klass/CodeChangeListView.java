package no.dugnad.municipalities.klass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "KlassCodeChangeList")
public record CodeChangeListView(@Schema(required = true) List<CodeChangeView> codeChanges) {}

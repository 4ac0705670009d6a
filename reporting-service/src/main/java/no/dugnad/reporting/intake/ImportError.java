package no.dugnad.reporting.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.text.Messages;

/** Written by SQL alone, see {@link ImportRows}. */
@Entity
@Table(name = "participation_import_error")
class ImportError extends PanacheEntityBase {
    @Id
    private long id;

    @Column(name = "import_id")
    private UUID importId;

    @Column(name = "row")
    private long line;

    private int place;

    @Column(name = "column_name")
    private String column;

    private String code;
    private String value;
    private String other;

    protected ImportError() {}

    static List<ImportError> first(int most, UUID importId) {
        return find("importId = ?1 order by line, place, id", importId)
                .page(0, most)
                .list();
    }

    ImportErrorView view(ImportForm form, String language) {
        return new ImportErrorView(
                line, column, form.pointer(line, column), code, detail(language, code, value, other));
    }

    static String detail(String language, String code, String value, String other) {
        var arguments = new HashMap<String, String>(
                Map.of("value", value == null ? "" : value, "other", other == null ? "" : other));
        // the platform's own texts call them by other names
        arguments.put("organisation", arguments.get("value"));
        arguments.put("values", arguments.get("other"));
        arguments.put("max", arguments.get("other"));
        arguments.put("field", arguments.get("value"));
        return Messages.text(language, code, arguments);
    }
}

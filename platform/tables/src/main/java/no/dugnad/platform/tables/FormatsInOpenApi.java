package no.dugnad.platform.tables;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import no.dugnad.platform.tables.OutputFormat.Media;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Says of each operation that takes {@code outputFormat} what it answers in the formats that are not JSON. */
@OpenApiFilter(OpenApiFilter.RunStage.BOTH)
public class FormatsInOpenApi implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> Form.FORMAT.equals(parameter.getName())))
            describe(operation.getResponses().getAPIResponse("200").getContent());
        return operation;
    }

    private static void describe(Content content) {
        describe(content, Media.JSON_STAT, schema());
        describe(content, Media.CSV, schema().addType(SchemaType.STRING));
        describe(content, Media.XLSX, schema().addType(SchemaType.STRING).format("binary"));
        describe(content, Media.SVG, schema().addType(SchemaType.STRING));
        describe(content, Media.HTML, schema().addType(SchemaType.STRING));
    }

    private static void describe(Content content, String type, Schema schema) {
        content.removeMediaType(type);
        content.addMediaType(type, OASFactory.createMediaType().schema(schema));
    }

    private static Schema schema() {
        return OASFactory.createSchema();
    }
}

package org.onedata.oneprovider.codegen;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openapitools.codegen.utils.ModelUtils;

/** The body of Onedata's errors, which the client and the server stubs need, whatever contract they are generated from. */
@SuppressWarnings({"rawtypes", "unchecked"}) // The generator's own way with schemas.
final class ErrorSchemas {
    private ErrorSchemas() {}

    /** Takes from the project's own contract what another lacks, or has of another type. */
    static void addTo(OpenAPI openApi, String ownContract) {
        Map<String, Schema> ours = ModelUtils.getSchemas(
                new OpenAPIParser().readLocation(ownContract, null, null).getOpenAPI());
        if (openApi.getComponents() == null) {
            openApi.setComponents(new Components());
        }
        Map<String, Schema> theirs = ModelUtils.getSchemas(openApi);
        for (String name : List.of("ErrorResponse", "ErrorJson", "ErrorJsonCtx")) {
            Schema<?> own = ours.get(name);
            Schema<?> other = theirs.get(name);
            if (other == null || other.getProperties() == null) {
                openApi.getComponents().addSchemas(name, own);
            } else {
                own.getProperties().forEach((property, schema) -> {
                    if (!isAlike(schema, other.getProperties().get(property))) {
                        other.addProperty(property, schema);
                    }
                });
            }
        }
    }

    private static boolean isAlike(Schema own, Schema other) {
        return other != null
                && Objects.equals(own.get$ref(), other.get$ref())
                && Objects.equals(own.getType(), other.getType())
                && Objects.equals(own.getFormat(), other.getFormat())
                && Types.isEnum(own) == Types.isEnum(other);
    }
}

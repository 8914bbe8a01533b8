package org.onedata.oneprovider.codegen;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * The generator of the model, of the client and of the server stubs, which differ in their templates alone.
 *
 * <p>It extends what openapi-generator's generators for Java have in common, and decides what a template cannot: names, types,
 * constraints, documentation, imports.
 */
@SuppressWarnings("rawtypes") // The generator's own way with schemas.
public final class OneproviderCodegen extends AbstractJavaCodegen {
    /** Simple names that the templates use, which therefore no model may have. */
    static final Set<String> TAKEN = Set.of(words("taken-names.txt"));

    /** Names of properties and operations that a record, its builder or any object has already. */
    private static final Set<String> MEMBERS = Set.of(
            "additionalProperties",
            "additionalProperty",
            "build",
            "builder",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toBuilder",
            "toString",
            "wait");

    /** An acronym at the beginning, of which the next word is no part. */
    private static final Pattern CAPITALS = Pattern.compile("^[A-Z]+(?![a-z])");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]+\\.(\\w+);\n");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final List<CompletableFuture<Void>> formatted = new ArrayList<>();
    private final Map<String, String> accessors = new HashMap<>();
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());
    private OpenAPI plainContract;
    private Set<String> ownConstraints = Set.of();
    private Types types;

    public OneproviderCodegen() {
        setHideGenerationTimestamp(true);
        reservedWords.removeAll(Set.of("file", "list", "object")); // None in Java.
        reservedWords.addAll(Set.of("false", "null", "true"));
        // An enum within a property or a parameter becomes a type of its own, like any other enum.
        inlineSchemaOption.put("RESOLVE_INLINE_ENUMS", "true");
        // And it is named after its owner, not after another that happens to have the same values.
        inlineSchemaOption.put("SKIP_SCHEMA_REUSE", "true");
        inlineSchemaOption.put("ARRAY_ITEM_SUFFIX", "_item");
        additionalProperties.put("javadoc", (Mustache.Lambda) (text, out) -> out.write(comment(text.execute())));
    }

    private static String[] words(String resource) {
        try (InputStream words = OneproviderCodegen.class.getResourceAsStream(resource)) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.OTHER;
    }

    @Override
    public String getName() {
        return "oneprovider";
    }

    @Override
    public String getHelp() {
        return "Generates Java for the Oneprovider API.";
    }

    @Override
    public void processOpts() {
        super.processOpts();
        if (additionalProperties.containsKey("asyncStubs")) {
            convertPropertyToBooleanAndWriteBack("asyncStubs");
        }
        if (additionalProperties.get("errorsFile") instanceof String errors) {
            additionalProperties.put("errors", Errors.view(new File(errors)));
        }
        importMapping.clear(); // Otherwise a schema of such a name, such as File, would have no class.
    }

    /** Called before and after the generator has given names to inline schemas: before, it is the contract as it was read. */
    @Override
    public void setOpenAPI(OpenAPI openApi) {
        if (openApi != plainContract) {
            plainContract = openApi;
            if (additionalProperties.get("ownContract") instanceof String own && !own.equals(getInputSpec())) {
                ErrorSchemas.addTo(openApi, own);
            }
            additionalProperties.put("tokenHeader", Types.literal(tokenHeader(openApi)));
            additionalProperties.put("release", Types.literal(openApi.getInfo().getVersion()));
            Map<String, Object> extensions = openApi.getExtensions() == null ? Map.of() : openApi.getExtensions();
            additionalProperties.put(
                    "errorsRevision",
                    Types.literal(String.valueOf(extensions.getOrDefault("x-onedata-errors-revision", "unknown"))));
            ownConstraints = new Contract(openApi).simplify();
            types = new Types(openApi, this::toModelName);
        }
        super.setOpenAPI(openApi);
    }

    /** The header of the first scheme that has one. */
    private static String tokenHeader(OpenAPI openApi) {
        return Stream.ofNullable(openApi.getComponents())
                .flatMap(components -> Stream.ofNullable(components.getSecuritySchemes()))
                .flatMap(schemes -> schemes.values().stream())
                .filter(scheme -> scheme.getIn() == SecurityScheme.In.HEADER)
                .map(SecurityScheme::getName)
                .findFirst()
                .orElse("X-Auth-Token");
    }

    @Override
    public void preprocessOpenAPI(OpenAPI openApi) {
        super.preprocessOpenAPI(openApi);
        for (String constraint : ownConstraints) {
            String home = constraint.equals("MinItems") ? apiPackage : modelPackage;
            supportingFiles.add(new SupportingFile(
                    toVarName(constraint) + ".mustache", "java/" + home.replace('.', '/'), constraint + ".java"));
        }
        Set<String> classes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER); // As some file systems have it.
        ModelUtils.getSchemas(openApi).forEach((name, schema) -> {
            if (Types.isModel(schema)) {
                modelNameMapping().put(name, unique(toModelName(name), classes));
            }
        });
        Map<String, String> tags = new LinkedHashMap<>();
        openApi.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> {
                    // An interface for each tag, and an operation in one of them: JAX-RS takes no second one.
                    String tag =
                            operation.getTags() == null || operation.getTags().isEmpty()
                                    ? "default"
                                    : operation.getTags().get(0);
                    String first = tags.putIfAbsent(toApiName(sanitizeTag(tag)), tag);
                    operation.setTags(List.of(first == null ? tag : first));
                });
        tags.keySet().forEach(api -> {
            String one = api.substring(0, api.length() - "Api".length());
            String many = plural(one);
            boolean isTaken = !many.equals(one) && tags.containsKey(many + "Api");
            accessors.put(api, toVarName(isTaken ? one : many));
        });
    }

    private static String plural(String noun) {
        if (noun.isEmpty()) {
            return "apis";
        }
        if (noun.endsWith("s") || noun.endsWith("data") || noun.endsWith("Data")) {
            return noun;
        }
        return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    @Override
    public String toApiName(String name) {
        return apiNamePrefix + sanitizeTag(name).replaceFirst("(?i)api$", "") + "Api";
    }

    @Override
    public String toModelName(String name) {
        String modelName = super.toModelName(name);
        boolean isTaken = TAKEN.contains(modelName) || modelName.matches(".*Api(Async)?");
        return isTaken && !modelNameMapping().containsKey(name) ? "Model" + modelName : modelName;
    }

    @Override
    public String toVarName(String original) {
        String varName = super.toVarName(original);
        return varName.isEmpty() ? "value" : MEMBERS.contains(varName) ? varName + "Value" : varName;
    }

    /** The name of a property or a parameter. Upstream leaves {@code URL} as it is, and has {@code poSIX} for POSIX. */
    String toMemberName(String original) {
        return toVarName(
                original.matches("[^a-z]*")
                        ? original.toLowerCase(Locale.ROOT)
                        : CAPITALS.matcher(original)
                                .replaceFirst(match -> match.group().toLowerCase(Locale.ROOT)));
    }

    @Override
    public String escapeReservedWord(String name) {
        return name.matches("\\d.*") ? "_" + name : name + "Value";
    }

    @Override
    public String toOperationId(String operationId) {
        String method = super.toOperationId(operationId);
        return MEMBERS.contains(method)
                ? "call" + method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1)
                : method;
    }

    /** A name that no other has; takes it. */
    static String unique(String name, Collection<String> taken) {
        String unique = name;
        for (int i = 2; taken.contains(unique); i++) {
            unique = name + i;
        }
        taken.add(unique);
        return unique;
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> all) {
        Map<String, ModelsMap> models = new LinkedHashMap<>(super.postProcessAllModels(all));
        models.keySet().removeIf(name -> !Types.isModel(ModelUtils.getSchema(openAPI, name)));
        Models views = new Models(openAPI, types, this);
        models.forEach((name, model) -> model.putAll(views.of(name)));
        return models;
    }

    /** Leaves out what upstream finds out for its own templates, a fifth of the time that a large contract takes. */
    @Override
    public CodegenOperation fromOperation(String path, String method, Operation operation, List<Server> servers) {
        CodegenOperation view = new CodegenOperation();
        view.path = path;
        view.httpMethod = method.toUpperCase(Locale.ROOT);
        view.operationIdOriginal = operation.getOperationId();
        view.operationId = getOrGenerateOperationId(operation, path, method);
        view.nickname = view.operationId;
        view.isDeprecated = Boolean.TRUE.equals(operation.getDeprecated());
        if (operation.getExtensions() != null) {
            view.vendorExtensions.putAll(operation.getExtensions());
        }
        view.vendorExtensions.put("java", new Operations(openAPI, types, this).of(path, view.httpMethod, operation));
        return view;
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> allModels) {
        String api = operations.getOperations().getClassname();
        operations.put("accessor", accessors.get(api));
        operations.put("interface", api.substring(apiNamePrefix.length()));
        operations.put("modelNames", modelNames());
        return operations;
    }

    private List<String> modelNames() {
        return ModelUtils.getSchemas(openAPI).entrySet().stream()
                .filter(schema -> Types.isModel(schema.getValue()))
                .map(schema -> toModelName(schema.getKey()))
                .collect(Collectors.toList());
    }

    /** A documentation comment with this in it, whatever it is. */
    private static String comment(String text) {
        String body = text.strip().replace("*/", "*&#47;").replaceAll("\n{3,}", "\n\n");
        return "/**\n" + body.lines().map(line -> " * " + line + "\n").collect(Collectors.joining()) + " */\n";
    }

    /** Formats Java on other threads, while more is generated. */
    @Override
    public void postProcessFile(File file, String fileType) {
        if (file.getName().endsWith(".java")) {
            formatted.add(CompletableFuture.runAsync(() -> format(file.toPath())));
        }
    }

    /** Called last. */
    @Override
    public void postProcess() {
        formatted.forEach(CompletableFuture::join);
    }

    private void format(Path file) {
        try {
            String source = formatter.formatSource(withNeededImports(Files.readString(file)));
            // The formatter puts a blank line into a method whose parameters it has joined.
            Files.writeString(file, source.replace(") {\n\n", ") {\n"));
        } catch (FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A template imports whatever it may need; what is not named below is left out. */
    private static String withNeededImports(String source) {
        String code = IMPORT.matcher(source).replaceAll("");
        Set<String> words = WORD.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet());
        String imports = IMPORT.matcher(source)
                .results()
                .filter(line -> words.contains(line.group(1)))
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .collect(Collectors.joining());
        int start = code.indexOf(";\n") + 2;
        return code.substring(0, start) + "\n" + imports + code.substring(start);
    }
}

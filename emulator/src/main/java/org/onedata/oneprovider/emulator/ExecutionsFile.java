package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Users and executions to start with, read from a YAML file.
 *
 * <pre>{@code
 * users:
 *   - name: alice
 *     token: MDAxNWxvY2F00aW9            # random if omitted
 *     privileges: [space_schedule_atm_workflow_executions]         # in each space
 *     spaces: {lab: [space_manage_atm_workflow_executions]}        # in one
 * executions:
 *   - wid: 11a53ed06d175c89bc3ed5be61f8217cch1890   # random if omitted
 *     status: active
 *     owner: alice                       # the first user if omitted
 *     space: lab                         # one for all executions if omitted
 * }</pre>
 */
final class ExecutionsFile {
    private final Path file;
    private final Map<String, User> users = new HashMap<>();
    private final ObjectReader yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .addModule(new SimpleModule().addDeserializer(User.class, new Owner()))
            .build()
            .reader();

    ExecutionsFile(Path file) {
        this.file = file;
    }

    private record UserEntry(
            @Nullable String name,
            @Nullable String token,
            @Nullable List<Privilege> privileges,
            @Nullable Map<String, List<Privilege>> spaces) {}

    private record ExecutionEntry(
            @Nullable String wid,
            @Nullable ExecutionStatus status,
            @Nullable User owner,
            @Nullable String space) {}

    /** @throws IllegalArgumentException if the file is not valid; the message names the file and the line */
    void load(OneproviderEmulator emulator) {
        try (JsonParser parser = yaml.createParser(Files.readString(file))) {
            if (parser.nextToken() == null) {
                throw problem(1, "is empty");
            }
            if (!parser.isExpectedStartObjectToken()) {
                throw problem(parser.currentTokenLocation(), "must be a mapping with users, executions");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                JsonLocation place = parser.currentTokenLocation();
                switch (parser.currentName()) {
                    case "users" ->
                        read(parser, UserEntry.class, "name, token, privileges, spaces", user -> add(user, emulator));
                    case "executions" ->
                        read(parser, ExecutionEntry.class, "wid, status, owner, space", one -> add(one, emulator));
                    default -> throw problem(place, parser.currentName() + ": must be one of users, executions");
                }
            }
        } catch (InvalidFormatException e) {
            Object[] known = e.getTargetType().getEnumConstants();
            throw problem(
                    e.getLocation(),
                    known == null
                            ? e.getOriginalMessage()
                            : e.getValue() + ": must be one of " + list(Arrays.asList(known)));
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof MarkedYAMLException fault) {
                throw problem(fault.getProblemMark().getLine() + 1, "not YAML: " + fault.getProblem());
            }
            throw problem(
                    e.getLocation(), e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private <E> void read(JsonParser parser, Class<E> type, String fields, Consumer<E> action) throws IOException {
        parser.nextToken();
        if (!parser.isExpectedStartArrayToken()) {
            throw problem(parser.currentTokenLocation(), "must be a sequence");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonLocation place = parser.currentTokenLocation();
            if (!parser.isExpectedStartObjectToken()) {
                throw problem(place, "must be a mapping with " + fields);
            }
            try {
                action.accept(yaml.readValue(parser, type));
            } catch (UnrecognizedPropertyException e) {
                throw problem(e.getLocation(), e.getPropertyName() + ": must be one of " + fields);
            } catch (IllegalArgumentException e) {
                throw problem(place, e.getMessage());
            }
        }
    }

    private void add(UserEntry entry, OneproviderEmulator emulator) {
        String name = required("name", entry.name());
        users.put(name, emulator.addUser(name, user -> {
            if (entry.privileges() != null) {
                user.privileges(entry.privileges().toArray(Privilege[]::new));
            }
            if (entry.spaces() != null) {
                entry.spaces()
                        .forEach((space, privileges) -> user.privilegesIn(
                                space, required(space, privileges).toArray(Privilege[]::new)));
            }
            if (entry.token() != null) {
                user.token(entry.token());
            }
        }));
    }

    private static void add(ExecutionEntry entry, OneproviderEmulator emulator) {
        ExecutionStatus status = required("status", entry.status());
        emulator.schedule(execution -> {
            execution.status(status);
            if (entry.wid() != null) {
                execution.wid(entry.wid());
            }
            if (entry.owner() != null) {
                execution.owner(entry.owner());
            }
            if (entry.space() != null) {
                execution.space(entry.space());
            }
        });
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": is missing");
        }
        return value;
    }

    private static String list(Collection<?> known) {
        return known.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private IllegalArgumentException problem(@Nullable JsonLocation place, @Nullable String what) {
        return problem(place == null ? 1 : place.getLineNr(), what);
    }

    private IllegalArgumentException problem(int line, @Nullable String what) {
        return new IllegalArgumentException(file + ":" + line + ": " + what);
    }

    /** Finds the user of a name. */
    private final class Owner extends JsonDeserializer<User> {

        @Override
        public User deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            User user = users.get(parser.getText());
            if (user == null) {
                throw InvalidFormatException.from(
                        parser, "owner: no such user: " + parser.getText(), parser.getText(), User.class);
            }
            return user;
        }
    }
}

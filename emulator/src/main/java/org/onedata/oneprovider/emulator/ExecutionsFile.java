package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Users and executions to start with, read from a YAML file.
 *
 * <pre>{@code
 * users:
 *   - name: alice
 *     token: MDAxNWxvY2F00aW9            # random if omitted
 *     privileges: [space_schedule_atm_workflow_executions]
 * executions:
 *   - wid: 11a53ed06d175c89bc3ed5be61f8217cch1890   # random if omitted
 *     status: active
 *     owner: alice                       # the first user if omitted
 * }</pre>
 *
 * <p>Read as YAML nodes rather than objects: only nodes know their line, which error messages name.
 */
final class ExecutionsFile {
    private final Path file;

    ExecutionsFile(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if the file is not valid; the message names the file and the line */
    void load(OneproviderEmulator emulator) {
        Map<String, Node> root = mapping(read(), "users", "executions");
        Map<String, User> users = new HashMap<>();
        for (Node node : sequence(root.get("users"))) {
            Map<String, Node> fields = mapping(node, "name", "token", "privileges");
            String name = required(node, fields, "name");
            Set<Privilege> privileges = new LinkedHashSet<>();
            sequence(fields.get("privileges"))
                    .forEach(privilege -> privileges.add(constant(Privilege.values(), privilege)));
            String token = text(fields.get("token"));
            attempt(
                    node,
                    () -> users.put(name, emulator.addUser(name, user -> {
                        user.privileges(privileges.toArray(Privilege[]::new));
                        if (token != null) {
                            user.token(token);
                        }
                    })));
        }
        for (Node node : sequence(root.get("executions"))) {
            Map<String, Node> fields = mapping(node, "wid", "status", "owner");
            required(node, fields, "status");
            ExecutionStatus status = constant(ExecutionStatus.values(), fields.get("status"));
            String owner = text(fields.get("owner"));
            if (owner != null && !users.containsKey(owner)) {
                throw problem(fields.get("owner"), "owner: no such user: " + owner);
            }
            String wid = text(fields.get("wid"));
            attempt(
                    node,
                    () -> emulator.schedule(execution -> {
                        execution.status(status);
                        if (wid != null) {
                            execution.wid(wid);
                        }
                        if (owner != null) {
                            execution.owner(users.get(owner));
                        }
                    }));
        }
    }

    private Node read() {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
            if (root == null) {
                throw new IllegalArgumentException(file + ":1: is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(file + ":" + line + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(
                    file + ":1: not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Map<String, Node> mapping(Node node, String... known) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, "must be a mapping with " + String.join(", ", known));
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            String name = text(field.getKeyNode());
            if (!Arrays.asList(known).contains(name)) {
                throw problem(field.getKeyNode(), name + ": must be one of " + String.join(", ", known));
            }
            fields.put(name, field.getValueNode());
        }
        return fields;
    }

    private List<Node> sequence(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw problem(node, "must be a sequence");
    }

    private @Nullable String text(@Nullable Node node) {
        if (node == null || node instanceof ScalarNode) {
            return node == null ? null : ((ScalarNode) node).getValue();
        }
        throw problem(node, "must be a text");
    }

    private String required(Node node, Map<String, Node> fields, String name) {
        String text = text(fields.get(name));
        if (text == null) {
            throw problem(node, name + ": is missing");
        }
        return text;
    }

    private <E> E constant(E[] known, Node node) {
        String text = text(node);
        return Arrays.stream(known)
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> problem(
                        node,
                        text + ": must be one of "
                                + Arrays.stream(known).map(Object::toString).collect(Collectors.joining(", "))));
    }

    private void attempt(Node node, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException e) {
            throw problem(node, e.getMessage());
        }
    }

    private IllegalArgumentException problem(Node node, @Nullable String what) {
        return new IllegalArgumentException(file + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
    }
}

package org.onedata.oneprovider.emulator;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** State of the Oneprovider: its users and executions. Thread-safe. */
final class Oneprovider {
    /** Space of an execution for which none is named. */
    static final String SPACE = "space";

    // In the order in which they were added. Read without the lock by their ids, for each request.
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, User> usersByToken = new ConcurrentHashMap<>();
    private final Map<String, Execution> executionsById = new ConcurrentHashMap<>();

    private List<User> usersAtStart = List.of();
    private List<Execution> executionsAtStart = List.of();

    /** @throws IllegalArgumentException if another user has the name or the token */
    synchronized User add(User user) {
        if (users.containsKey(user.name())) {
            throw new IllegalArgumentException("name: belongs to another user: " + user.name());
        }
        if (usersByToken.putIfAbsent(user.token(), user) != null) {
            throw new IllegalArgumentException("token: belongs to another user");
        }
        users.put(user.name(), user);
        return user;
    }

    /** @throws IllegalArgumentException if an execution with this id exists, or its owner does not */
    synchronized Execution add(Execution execution) {
        if (users.get(execution.owner().name()) != execution.owner()) {
            throw new IllegalArgumentException(
                    "owner: no user of this emulator: " + execution.owner().name());
        }
        if (executionsById.putIfAbsent(execution.wid(), execution) != null) {
            throw new IllegalArgumentException("wid: already exists: " + execution.wid());
        }
        executions.put(execution.wid(), execution);
        return execution;
    }

    /** Has {@link #reset} bring back what is there now. */
    synchronized void setStart() {
        usersAtStart = users();
        executionsAtStart = executions().stream().map(Oneprovider::copy).toList();
    }

    /** What was there at the start is there all the time, for requests that arrive meanwhile. */
    synchronized void reset() {
        users.values().retainAll(usersAtStart);
        usersByToken.values().retainAll(usersAtStart);
        executions.clear();
        executionsAtStart.forEach(execution -> executions.put(execution.wid(), copy(execution)));
        executionsById.putAll(executions);
        executionsById.keySet().retainAll(executions.keySet());
    }

    private static Execution copy(Execution execution) {
        return new Execution(execution.wid(), execution.owner(), execution.space(), execution.status());
    }

    @Nullable
    User userOf(String token) {
        return usersByToken.get(token);
    }

    /** @throws IllegalArgumentException if there is no such user */
    synchronized User user(String name) {
        User user = users.get(name);
        if (user == null) {
            throw new IllegalArgumentException("owner: no such user: " + name);
        }
        return user;
    }

    @Nullable
    Execution find(String wid) {
        return executionsById.get(wid);
    }

    /** @throws IllegalArgumentException if there is no such execution */
    Execution get(String wid) {
        Execution execution = find(wid);
        if (execution == null) {
            throw new IllegalArgumentException("wid: no such execution: " + wid);
        }
        return execution;
    }

    /** All users, in the order in which they were added. */
    synchronized List<User> users() {
        return new ArrayList<>(users.values());
    }

    /** All executions, in the order in which they were added. */
    synchronized List<Execution> executions() {
        return new ArrayList<>(executions.values());
    }

    /** Random id in Onedata's format: 32 hexadecimal digits, {@code ch}, 4 more digits. */
    static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "ch"
                + hex.toHexDigits((short) random.nextInt());
    }
}

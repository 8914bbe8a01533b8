package org.onedata.oneprovider.emulator;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** State of the Oneprovider: its users and executions. Thread-safe. */
final class Oneprovider {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final Map<Long, String> order = new ConcurrentSkipListMap<>();
    private final AtomicLong scheduled = new AtomicLong();

    /** @throws IllegalArgumentException if another user has the token */
    User addUser(User user) {
        if (users.putIfAbsent(user.token(), user) != null) {
            throw new IllegalArgumentException("token: belongs to another user");
        }
        return user;
    }

    @Nullable
    User userOf(String token) {
        return users.get(token);
    }

    /**
     * @param wid null for a new one
     * @throws IllegalArgumentException if an execution with this id exists
     */
    Execution schedule(@Nullable String wid, User owner, ExecutionStatus status) {
        Execution execution = new Execution(wid == null ? newId() : wid, owner, status);
        if (executions.putIfAbsent(execution.wid(), execution) != null) {
            throw new IllegalArgumentException("wid: already exists: " + execution.wid());
        }
        order.put(scheduled.incrementAndGet(), execution.wid());
        return execution;
    }

    @Nullable
    Execution find(String wid) {
        return executions.get(wid);
    }

    /** @throws IllegalArgumentException if there is no such execution */
    Execution get(String wid) {
        Execution execution = executions.get(wid);
        if (execution == null) {
            throw new IllegalArgumentException("wid: no such execution: " + wid);
        }
        return execution;
    }

    /** All executions, oldest first. */
    List<Execution> executions() {
        return order.values().stream().map(this::get).toList();
    }

    /** Random id in Onedata's format: 32 hexadecimal digits, {@code ch}, 4 more digits. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "ch"
                + hex.toHexDigits((short) random.nextInt());
    }
}

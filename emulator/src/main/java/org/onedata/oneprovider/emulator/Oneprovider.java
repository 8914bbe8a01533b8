package org.onedata.oneprovider.emulator;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What an Oneprovider knows: users and executions. Thread-safe. */
final class Oneprovider {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final Map<Long, String> order = new ConcurrentSkipListMap<>();
    private final AtomicLong scheduled = new AtomicLong();

    /** @throws IllegalArgumentException if the token is another user's */
    User addUser(User user) {
        if (users.putIfAbsent(user.token(), user) != null) {
            throw new IllegalArgumentException("token: is another user's");
        }
        return user;
    }

    @Nullable
    User userOf(String token) {
        return users.get(token);
    }

    /**
     * @param wid null for a new one
     * @throws IllegalArgumentException if there is an execution with this id
     */
    Execution schedule(@Nullable String wid, User owner, ExecutionStatus status) {
        Execution execution = new Execution(wid == null ? newId() : wid, owner, status);
        if (executions.putIfAbsent(execution.wid(), execution) != null) {
            throw new IllegalArgumentException("wid: there is an execution with this id: " + execution.wid());
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
            throw new IllegalArgumentException("wid: there is no such execution: " + wid);
        }
        return execution;
    }

    /** All executions, in the order in which they were scheduled. */
    List<Execution> executions() {
        return order.values().stream().map(this::get).toList();
    }

    /** An id in the form of Onedata's: 32 hexadecimal digits, {@code ch}, 4 more. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "ch"
                + hex.toHexDigits((short) random.nextInt());
    }
}

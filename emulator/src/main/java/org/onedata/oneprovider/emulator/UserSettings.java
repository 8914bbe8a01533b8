package org.onedata.oneprovider.emulator;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user is to be who is {@linkplain OneproviderEmulator#addUser added}; not thread-safe. */
public final class UserSettings {
    private @Nullable String token;
    private final Set<Privilege> everywhere = EnumSet.noneOf(Privilege.class);
    private final Map<String, Set<Privilege>> bySpace = new HashMap<>();

    UserSettings() {}

    /** Access token. Default: random. */
    public UserSettings token(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("token: must not be empty or blank");
        }
        this.token = token;
        return this;
    }

    /** Privileges in each space. Default: none. */
    public UserSettings privileges(Privilege... privileges) {
        everywhere.addAll(List.of(privileges));
        return this;
    }

    /** Privileges in one space, in addition to those in each. Default: none. */
    public UserSettings privilegesIn(String space, Privilege... privileges) {
        bySpace.computeIfAbsent(space, first -> EnumSet.noneOf(Privilege.class)).addAll(List.of(privileges));
        return this;
    }

    User build(String name, String otherToken) {
        return new User(name, token == null ? otherToken : token, everywhere, bySpace);
    }
}

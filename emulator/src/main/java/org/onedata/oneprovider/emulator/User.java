package org.onedata.oneprovider.emulator;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** User of the emulated Oneprovider; immutable. Made with {@link OneproviderEmulator#addUser}. */
public final class User {
    private final String name;
    private final String token;
    private final Set<Privilege> everywhere;
    private final Map<String, Set<Privilege>> bySpace;

    User(String name, String token, Set<Privilege> everywhere, Map<String, Set<Privilege>> bySpace) {
        this.name = name;
        this.token = token;
        this.everywhere = Set.copyOf(everywhere);
        this.bySpace = new LinkedHashMap<>(bySpace);
    }

    /** Name, which no other user has. */
    public String name() {
        return name;
    }

    /** Access token that identifies the user. */
    public String token() {
        return token;
    }

    /** Privileges of the user in a space. */
    public Set<Privilege> privileges(String space) {
        Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
        privileges.addAll(everywhere);
        privileges.addAll(bySpace.getOrDefault(space, Set.of()));
        return privileges;
    }

    /** Name, without the token. */
    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}

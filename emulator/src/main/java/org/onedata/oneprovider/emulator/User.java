package org.onedata.oneprovider.emulator;

import java.util.Set;

/**
 * User of the emulated Oneprovider.
 *
 * @param name free text
 * @param token access token that identifies the user
 * @param privileges privileges of the user in the space
 */
public record User(String name, String token, Set<Privilege> privileges) {

    public User {
        privileges = Set.copyOf(privileges);
    }

    /** Name and privileges, without the token. */
    @Override
    public String toString() {
        return "User[name=" + name + ", privileges=" + privileges + "]";
    }
}

package org.onedata.oneprovider.emulator;

import java.util.Set;

/**
 * Somebody who is known to the emulator.
 *
 * @param name free text
 * @param token access token that the user is known by
 * @param privileges what the user may do
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

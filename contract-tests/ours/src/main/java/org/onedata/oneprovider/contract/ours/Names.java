package org.onedata.oneprovider.contract.ours;

import java.util.regex.Pattern;

/** Java names that the generator makes of names in the contract. */
final class Names {
    private static final Pattern WORD = Pattern.compile("[_-]+(\\w)");

    private Names() {}

    static String camelCase(String name) {
        return WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}

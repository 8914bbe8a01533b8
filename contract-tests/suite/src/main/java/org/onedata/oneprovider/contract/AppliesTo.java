package org.onedata.oneprovider.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom a vector binds. */
public enum AppliesTo {
    @JsonProperty("client")
    CLIENT,
    @JsonProperty("server")
    SERVER,
    @JsonProperty("both")
    BOTH;

    public boolean client() {
        return this != SERVER;
    }

    public boolean server() {
        return this != CLIENT;
    }
}

package org.onedata.oneprovider.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The side of an exchange that a vector applies to. */
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

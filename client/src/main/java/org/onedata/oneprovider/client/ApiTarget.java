package org.onedata.oneprovider.client;

import feign.Target.HardCodedTarget;

/** Interface at a base URL, whose proxy prints as both. */
final class ApiTarget<T> extends HardCodedTarget<T> {
    ApiTarget(Class<T> type, String baseUrl) {
        super(type, baseUrl);
    }

    @Override
    public String toString() {
        return type().getSimpleName() + "[" + url() + "]";
    }
}

package org.onedata.oneprovider.benchmarks.client;

import org.onedata.oneprovider.client.Transport;

/** The client as it comes. */
public final class ApacheTransport extends ClientPeer {

    public ApacheTransport(String baseUrl) {
        super(baseUrl, Transport.APACHE);
    }
}

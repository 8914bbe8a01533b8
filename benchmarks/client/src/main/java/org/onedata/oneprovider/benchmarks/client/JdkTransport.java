package org.onedata.oneprovider.benchmarks.client;

import org.onedata.oneprovider.client.Transport;

/** The client on the transport that needs no jar. */
public final class JdkTransport extends ClientPeer {

    public JdkTransport(String baseUrl) {
        super(baseUrl, Transport.JDK);
    }
}

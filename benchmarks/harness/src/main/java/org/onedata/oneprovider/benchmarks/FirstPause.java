package org.onedata.oneprovider.benchmarks;

/**
 * Program that pauses one execution and exits. Arguments: the class of a {@link Peer} and the base URL of the server.
 */
public final class FirstPause {
    private FirstPause() {}

    public static void main(String[] args) throws Exception {
        Peer.open(args[0], args[1]).pause(Exchange.WID);
        System.out.println("paused");
        System.exit(0); // Some clients leave threads behind.
    }
}

package org.onedata.oneprovider.benchmarks;

/** Program that pauses one execution and ends; its arguments are the class of a {@link Peer} and the server's address. */
public final class FirstPause {
    private FirstPause() {}

    public static void main(String[] args) throws Exception {
        Peer.open(args[0], args[1]).pause(Exchange.WID);
        System.out.println("paused");
        System.exit(0); // Some clients leave threads behind.
    }
}

package org.onedata.oneprovider.contract;

/** The peer cannot be reached, or does not speak the protocol: it makes no sense to go on. */
final class PeerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PeerException(String message) {
        super(message);
    }
}

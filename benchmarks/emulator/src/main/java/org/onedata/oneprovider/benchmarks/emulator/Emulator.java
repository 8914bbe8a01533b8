package org.onedata.oneprovider.benchmarks.emulator;

import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.MockServer;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** The emulator, with one execution. */
public final class Emulator implements MockServer {
    private OneproviderEmulator emulator;

    @Override
    public int start() {
        emulator = OneproviderEmulator.builder().token(Exchange.TOKEN).start();
        emulator.schedule(execution -> execution.wid(Exchange.WID));
        return emulator.port();
    }

    @Override
    public void close() {
        emulator.close();
    }
}

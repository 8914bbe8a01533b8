package org.onedata.oneprovider.emulator.junit;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** An emulator and, once it is asked for, a client of it. */
final class Started {
    private final OneproviderEmulator emulator;
    private final UnaryOperator<OneproviderClient.Builder> clientSettings;
    private @Nullable AutoCloseable client; // Of no more precise type: the tests may not have it.

    private Started(OneproviderEmulator emulator, UnaryOperator<OneproviderClient.Builder> clientSettings) {
        this.emulator = emulator;
        this.clientSettings = clientSettings;
    }

    static Started start(
            UnaryOperator<OneproviderEmulator.Builder> settings,
            UnaryOperator<OneproviderClient.Builder> clientSettings) {
        return new Started(settings.apply(OneproviderEmulator.builder()).start(), clientSettings);
    }

    static boolean isClient(Class<?> type) {
        return type.getName().equals("org.onedata.oneprovider.client.OneproviderClient");
    }

    OneproviderEmulator emulator() {
        return emulator;
    }

    synchronized Object client() {
        if (client == null) {
            client = Connected.build(emulator, clientSettings);
        }
        return client;
    }

    synchronized void close() {
        if (client != null) {
            Connected.close(client);
        }
        emulator.close();
    }

    /** What needs the client's classes. */
    private static final class Connected {

        static AutoCloseable build(
                OneproviderEmulator emulator, UnaryOperator<OneproviderClient.Builder> clientSettings) {
            OneproviderClient.Builder builder = OneproviderClient.builder()
                    .baseUrl(emulator.baseUrl())
                    .token(emulator.token())
                    .retries(0); // One call is one request, whatever a test has enqueued.
            emulator.sslContext().ifPresent(builder::sslContext);
            return clientSettings.apply(builder).build();
        }

        static void close(AutoCloseable client) {
            ((OneproviderClient) client).close();
        }
    }
}

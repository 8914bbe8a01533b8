package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * Private key and self-signed certificate. Made at start by the JDK's {@code keytool}, since Java has no API for that.
 */
final class Tls {
    private static final String PASSWORD = "changeit";

    private final KeyStore keyStore;
    private final Path certificate;

    private Tls(KeyStore keyStore, Path certificate) {
        this.keyStore = keyStore;
        this.certificate = certificate;
    }

    /** Makes both for a host. The certificate's file is deleted when the JVM exits. */
    static Tls create(String host) {
        try {
            Path directory = Files.createTempDirectory("oneprovider-emulator");
            Path keys = directory.resolve("keys.p12");
            Path certificate = directory.resolve("certificate.pem");
            List.of(directory, keys, certificate).forEach(file -> file.toFile().deleteOnExit());
            boolean address = host.contains(":") || host.matches("[0-9.]+");
            String names = "san=dns:localhost,ip:127.0.0.1," + (address ? "ip:" : "dns:") + host;
            keytool(
                    "-genkeypair",
                    "-alias",
                    "emulator",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "365",
                    "-dname",
                    "CN=Oneprovider emulator",
                    "-ext",
                    names,
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    keys.toString(),
                    "-storepass",
                    PASSWORD);
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keys)) {
                keyStore.load(in, PASSWORD.toCharArray());
            }
            Files.delete(keys);
            Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
            Files.writeString(
                    certificate,
                    "-----BEGIN CERTIFICATE-----\n"
                            + base64.encodeToString(
                                    keyStore.getCertificate("emulator").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            return new Tls(keyStore, certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool made no certificate", e);
        }
    }

    KeyStore keyStore() {
        return keyStore;
    }

    String password() {
        return PASSWORD;
    }

    /** The PEM file of the certificate, as for {@code curl --cacert}. */
    Path certificate() {
        return certificate;
    }

    private static void keytool(String... args) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder keytool = new ProcessBuilder(tool.toString()).redirectErrorStream(true);
        keytool.command().addAll(List.of(args));
        Process process = keytool.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool ran", e);
        }
    }
}

package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Private key and self-signed certificate, made anew each time. */
final class Tls {
    private final HeldCertificate certificate;

    /** @param host host name or address, beside {@code localhost} and {@code 127.0.0.1} */
    Tls(String host) {
        certificate = new HeldCertificate.Builder()
                .commonName("Oneprovider emulator")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName(host)
                .duration(365, TimeUnit.DAYS)
                .build();
    }

    /** What the server presents. */
    SSLContext serverContext() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }

    /** Trusts the certificate, and no other. */
    SSLContext clientContext() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build()
                .sslContext();
    }

    /** Writes a PEM file of the certificate, as for {@code curl --cacert}. It is deleted when the JVM exits. */
    Path write() {
        try {
            Path file = Files.createTempFile("oneprovider-emulator", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, certificate.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

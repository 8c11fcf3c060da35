package dev.paperwire.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority of a data directory's own and the server certificate for 127.0.0.1 and localhost that it
 * signed, as PEM files. They are made at the first start and kept; the authority's private key is thrown away.
 */
record Certificates(Path authority, Path certificate, Path key) {
    private static final String STORE_TYPE = "PKCS12";
    private static final String VALID_DAYS = "3650";

    static Certificates in(Path folder) throws IOException {
        Certificates files = new Certificates(folder.resolve("ca.pem"), folder.resolve("server.crt"),
                folder.resolve("server.key"));
        // The authority is written last, so that it stands for all.
        if (!Files.exists(files.authority)) {
            files.make(folder.resolve("new-keys.p12"));
        }
        return files;
    }

    private void make(Path store) throws IOException {
        String password = HexFormat.of().formatHex(SecureRandom.getSeed(16));
        Files.deleteIfExists(store);
        keytool(store, password, "ca", "-dname", "CN=Paperwire embedded CA", "-ext", "bc:c", "-ext",
                "ku:c=keyCertSign,cRLSign");
        keytool(store, password, "server", "-dname", "CN=localhost", "-signer", "ca", "-ext",
                "san=dns:localhost,ip:127.0.0.1", "-ext", "eku=serverAuth,clientAuth");
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance(STORE_TYPE);
            keys.load(in, password.toCharArray());
            Key serverKey = keys.getKey("server", password.toCharArray());
            PrivateFile.write(key, pem("PRIVATE KEY", serverKey.getEncoded()));
            StringBuilder chain = new StringBuilder();
            for (Certificate link : keys.getCertificateChain("server")) {
                chain.append(pem("CERTIFICATE", link.getEncoded()));
            }
            Files.writeString(certificate, chain);
            Files.writeString(authority, pem("CERTIFICATE", keys.getCertificate("ca").getEncoded()));
        } catch (GeneralSecurityException unusable) {
            throw new IOException("Unusable keys from keytool", unusable);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    /** What trusts this authority and no other. */
    SSLContext trust() throws IOException {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(STORE_TYPE);
            trusted.load(null, null);
            trusted.setCertificateEntry("ca",
                    CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("Unusable certificate authority " + authority, unusable);
        }
    }

    private static void keytool(Path store, String password, String alias, String... details)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                        "-alias", alias,
                        "-keyalg", "EC", "-groupname", "secp256r1", "-validity", VALID_DAYS, "-storetype",
                        STORE_TYPE, "-keystore",
                        store.toString(), "-storepass:env", "STORE_PASSWORD"));
        command.addAll(List.of(details));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool ran", interrupted);
        }
    }

    private static String pem(String what, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}

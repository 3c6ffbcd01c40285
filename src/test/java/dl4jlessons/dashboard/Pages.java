package dl4jlessons.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** A dashboard's pages as a program sees them. */
final class Pages {
    static final int TIMEOUT_MILLIS = 10_000;

    private Pages() {}

    /** Starts a dashboard where it disturbs no other program on this machine. */
    static DashboardServer startServer() {
        return DashboardServer.start(DashboardServer.LOOPBACK, freePort());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String get(DashboardServer dashboard, String path) {
        try {
            URLConnection connection =
                    URI.create(dashboard.address() + path).toURL().openConnection();
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream answer = connection.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

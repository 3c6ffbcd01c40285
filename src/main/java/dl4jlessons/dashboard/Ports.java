package dl4jlessons.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Tells which ports other programs listen on. */
final class Ports {
    static final int HIGHEST = 65_535;

    private static final String IPV6_LOOPBACK = "::1";
    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    /** Whether a server could listen there now, and a browser sent to {@code localhost} would find that server. */
    static boolean isFree(InetAddress address, int port) {
        return canListen(address, port) && !answers(IPV6_LOOPBACK, port);
    }

    private static boolean canListen(InetAddress address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // connections that ended a moment ago do not occupy it
            probe.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean answers(String host, int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}

package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void areNotFreeWhileAnotherProgramListens() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        int port = Pages.freePort();

        assertThat(Ports.isFree(loopback, port)).isTrue();
        try (ServerSocket other = new ServerSocket(port, 1, loopback)) {
            assertThat(Ports.isFree(loopback, other.getLocalPort())).isFalse();
        }
        assertThat(Ports.isFree(loopback, port)).isTrue();
    }

    @Test
    void areNotFreeWhileABrowserWouldFindAnotherProgramThroughIpv6() throws IOException {
        InetAddress ipv6 = InetAddress.getByName("::1");
        Assumptions.assumeTrue(NetworkInterface.getByInetAddress(ipv6) != null, "This machine has no IPv6 loopback.");
        try (ServerSocket other = new ServerSocket(0, 1, ipv6)) {
            assertThat(Ports.isFree(InetAddress.getByName("127.0.0.1"), other.getLocalPort()))
                    .isFalse();
        }
    }
}

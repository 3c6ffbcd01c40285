package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.deeplearning4j.ui.api.UIServer;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DashboardServerTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void isReachableThroughLoopbackOnly() throws IOException {
        List<InetAddress> others = otherAddresses();
        Assumptions.assumeFalse(others.isEmpty(), "This machine has no address but loopback.");
        try (DashboardServer dashboard = Pages.startServer()) {
            connect(InetAddress.getByName(DashboardServer.LOOPBACK), dashboard.port());
            connect(InetAddress.getByName("localhost"), dashboard.port());
            for (InetAddress other : others) {
                assertThatThrownBy(() -> connect(other, dashboard.port()))
                        .as("%s", other)
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void isReachableThroughAllAddressesIfTheUserAsksForThat() throws IOException {
        try (DashboardServer dashboard = DashboardServer.start(DashboardServer.ALL_ADDRESSES, Pages.freePort())) {
            for (InetAddress address : otherAddresses()) {
                connect(address, dashboard.port());
            }
            assertThat(Pages.get(dashboard, "/train/overview")).contains("<html");
        }
    }

    @Test
    void takesTheNextFreePortAndSaysSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(DashboardServer.LOOPBACK));
                DashboardServer dashboard = DashboardServer.start(DashboardServer.LOOPBACK, other.getLocalPort())) {
            assertThat(dashboard.port()).isGreaterThan(other.getLocalPort());
            assertThat(dashboard.greeting())
                    .isEqualTo("Port " + other.getLocalPort() + " is taken; the dashboard is at http://localhost:"
                            + dashboard.port() + ".");
            assertThat(Pages.get(dashboard, "/train/overview")).contains("<html");
        }
    }

    @Test
    void saysOnlyWhereItIsIfThePortWasFree() throws IOException {
        int port = Pages.freePort();
        try (DashboardServer dashboard = DashboardServer.start(DashboardServer.LOOPBACK, port)) {
            assertThat(dashboard.greeting()).isEqualTo("The dashboard is at http://localhost:" + port + ".");
        }
    }

    @Test
    void givesUpWithASentenceWhereNoPortIsFree() throws IOException {
        try (ServerSocket other = new ServerSocket(Ports.HIGHEST)) {
            assertThatThrownBy(() -> DashboardServer.start(DashboardServer.LOOPBACK, other.getLocalPort()))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("no free port from 65535 to 65535");
        }
    }

    @Test
    void refusesAnAddressOfAnotherMachine() {
        assertThatThrownBy(() -> DashboardServer.start("203.0.113.7", DashboardServer.DEFAULT_PORT))
                .asInstanceOf(type(UserException.class))
                .returns(UserException.WRONG_USAGE, UserException::exitCode)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("203.0.113.7, which is no address of this machine");
    }

    @Test
    void isTheServerThatDl4jItselfKnows() {
        try (DashboardServer dashboard = Pages.startServer()) {
            InMemoryStatsStorage own = new InMemoryStatsStorage();
            new SmallTraining(SmallTraining.USUAL_RATE, List.of(new StatsListener(own, 1, "raw"))).train(2);
            UIServer.getInstance().attach(own);

            assertThat(UIServer.getInstance().getPort()).isEqualTo(dashboard.port());
            assertThat(Pages.get(dashboard, "/train/sessions/info")).contains("\"raw\"");
            assertThat(Pages.get(dashboard, "/train/sessions/current")).isEqualTo("raw");
        }
    }

    @Test
    void servesThePagesFilesWhateverClassLoaderTheStartingThreadHas() {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (DashboardServer dashboard = Pages.startServer()) {
            assertThat(Pages.get(dashboard, "/assets/js/train/train.js")).contains("sessionSelect");
        } finally {
            Thread.currentThread().setContextClassLoader(DashboardServerTest.class.getClassLoader());
        }
    }

    @Test
    void noLongerAnswersOnceClosed() throws IOException {
        DashboardServer dashboard = Pages.startServer();
        int port = dashboard.port();

        dashboard.close();

        assertThatThrownBy(() -> connect(InetAddress.getByName(DashboardServer.LOOPBACK), port))
                .isInstanceOf(ConnectException.class);
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), Pages.TIMEOUT_MILLIS);
        }
    }
}

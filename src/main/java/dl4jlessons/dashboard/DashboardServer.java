package dl4jlessons.dashboard;

import dl4jlessons.dashboard.door.ListenAddress;
import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.core.storage.StatsStorage;

/**
 * A running dashboard. While it runs, DL4J's own {@code UIServer.getInstance()} returns it, so that code which knows
 * nothing of this class can attach its statistics.
 */
public final class DashboardServer implements AutoCloseable, LiveView {
    /** Reachable from this machine only; the default, as the dashboard asks for no password. */
    public static final String LOOPBACK = ListenAddress.LOOPBACK;
    /** Reachable from every machine that can reach this one. */
    public static final String ALL_ADDRESSES = ListenAddress.ALL_ADDRESSES;
    /** DL4J's own. */
    public static final int DEFAULT_PORT = 9000;

    private static final int PORTS_TO_TRY = 20;

    private final int requestedPort;
    private final HostBoundServer server;
    private final ListenAddress listenAddress;
    private final String address;
    private final SelectedSession selected;

    private DashboardServer(int requestedPort, HostBoundServer server, ListenAddress listenAddress) {
        this.requestedPort = requestedPort;
        this.server = server;
        this.listenAddress = listenAddress;
        this.address = "http://" + listenAddress.nameInUrl() + ":" + server.getPort();
        this.selected = new SelectedSession(address);
    }

    /** Starts a dashboard for this machine alone, on port 9000 or the next free one. */
    public static DashboardServer start() {
        return start(LOOPBACK, DEFAULT_PORT);
    }

    /**
     * Starts a dashboard.
     *
     * @param host the address to listen on: {@link #LOOPBACK}, {@link #ALL_ADDRESSES} or an address of this machine
     * @param port from 1 to 65535; where it is taken, one of the next is used
     * @throws UserException if this machine has no such address, or if too many ports in a row are taken
     */
    public static DashboardServer start(String host, int port) {
        ListenAddress own = ListenAddress.of(host);
        int last = Math.min(port + PORTS_TO_TRY - 1, Ports.HIGHEST);
        for (int candidate = port; candidate <= last; candidate++) {
            Optional<HostBoundServer> server =
                    Ports.isFree(own.address(), candidate) ? ServerLaunch.on(own, candidate) : Optional.empty();
            if (server.isPresent()) {
                return new DashboardServer(port, server.get(), own);
            }
        }
        throw UserException.failed("The dashboard found no free port from " + port + " to " + last
                + ": end a program that uses one of them, or ask for another port.");
    }

    /** Refuses what is no port, before any work is done for a dashboard. */
    public static void checkPort(int port) {
        if (port < 1 || port > Ports.HIGHEST) {
            throw UserException.wrongUsage("--port must be from 1 to " + Ports.HIGHEST + ", not " + port + ".");
        }
    }

    /** Where a browser finds it, such as {@code http://localhost:9000}. */
    public String address() {
        return address;
    }

    /** The port it listens on, which is another than the requested one where that was taken. */
    public int port() {
        return server.getPort();
    }

    /** Where the dashboard is, in sentences for people; they say when the requested port was taken, and who can see it. */
    public String greeting() {
        String place = port() == requestedPort
                ? "The dashboard is at " + address + "."
                : "Port " + requestedPort + " is taken; the dashboard is at " + address + ".";
        return listenAddress.isOpenToOthers()
                ? place + " Warning: it asks for no password, and everybody who can reach this machine over the network"
                        + " can see it."
                : place;
    }

    /** Shows all sessions that this storage holds or will hold. */
    public void show(StatsStorage records) {
        server.attach(records);
    }

    /** Makes the pages show the session that comes first in their list; DL4J would choose any. */
    void selectFirst() {
        server.getStatsStorageInstances().stream()
                .flatMap(shown -> shown.listSessionIDs().stream())
                .min(new SessionOrder())
                .ifPresent(selected::select);
    }

    @Override
    public synchronized void begin(String session, StatsStorage records) {
        for (StatsStorage shown : server.getStatsStorageInstances()) {
            if (shown.sessionExists(session)) {
                server.detach(shown);
                closeRecording(shown);
            }
        }
        show(records);
    }

    @Override
    public synchronized void replace(List<StatsStorage> old, Supplier<StatsStorage> replacement) {
        Optional<String> before = selected.name();
        StatsStorage shown = replacement.get();
        show(shown);
        old.forEach(server::detach);
        // detaching made the pages jump to whatever session is newest
        if (before.isPresent() && !selected.select(before.get())) {
            selected.select(shown.listSessionIDs().get(0));
        }
    }

    /** Stops the server and its threads; the pages no longer answer. */
    @Override
    public void close() {
        List<StatsStorage> shown = server.getStatsStorageInstances();
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shown.forEach(DashboardServer::closeRecording);
    }

    private static void closeRecording(StatsStorage shown) {
        if (shown instanceof OpenRecording recording) {
            recording.close();
        }
    }
}

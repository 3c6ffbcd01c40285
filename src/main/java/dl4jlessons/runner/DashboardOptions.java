package dl4jlessons.runner;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.EnterKey;
import dl4jlessons.dashboard.door.ListenAddress;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where the dashboard is to be found, and how long. */
public final class DashboardOptions {
    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "" + DashboardServer.DEFAULT_PORT,
            description = "Port of the dashboard, or the next free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = DashboardServer.LOOPBACK,
            description = "Address the dashboard listens on (${DEFAULT-VALUE}: this machine only).")
    private String host;

    @Option(names = "--no-wait", description = "End when the work is done instead of leaving the dashboard open.")
    private boolean noWait;

    /** Checks what picocli cannot. */
    public void check() {
        DashboardServer.checkPort(port);
        ListenAddress.of(host);
    }

    public DashboardServer start() {
        return DashboardServer.start(host, port);
    }

    /** Leaves the dashboard open for as long as somebody is there to look, unless nobody wants that. */
    public void waitForEnter(DashboardServer dashboard, Consumer<String> out) {
        if (!noWait) {
            EnterKey.await(
                    System.in,
                    () -> out.accept("The dashboard stays open at " + dashboard.address() + ": press Enter to end."));
        }
    }
}

package dl4jlessons;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;

/** Shows all recorded runs in DL4J's dashboard: for people who start it from an IDE. */
public final class Dashboard {
    private Dashboard() {}

    /** Ends when Enter is pressed, or at once where there is no keyboard. */
    public static void main(String[] args) {
        try {
            Nd4jRuntime.start();
            boolean all = RecordedRuns.show(
                    RecordedRuns.folder(), DashboardServer::start, Terminal.out(), Terminal.err(), System.in);
            if (!all) {
                System.exit(UserException.FAILED);
            }
        } catch (UserException e) {
            Terminal.err().println(e.getMessage());
            System.exit(e.exitCode());
        }
    }
}

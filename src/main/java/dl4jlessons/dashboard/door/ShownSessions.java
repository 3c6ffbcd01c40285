package dl4jlessons.dashboard.door;

/** What is known of the sessions that the dashboard shows. */
public interface ShownSessions {
    /** Whether there is a session of that name. */
    boolean exists(String session);

    /** How many workers that session has which has most; 0 without sessions. */
    int mostWorkers();
}

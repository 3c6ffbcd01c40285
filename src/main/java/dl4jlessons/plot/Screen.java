package dl4jlessons.plot;

/** What a chart in a page is drawn for. A page holds both drawings, and its stylesheet shows the one that fits. */
public enum Screen {
    /** Wide enough for charts whose panels stand side by side. */
    PAGE,
    /** Panels stand below each other, or two by two where there are many. */
    PHONE;

    /** Pixels across a whole page. */
    static final int WIDE = 960;

    private static final int PHONE_WIDE = 400;

    /**
     * Pixels across a chart.
     *
     * @param onPage as many of a page's as the chart needs; a phone's are few, and it takes all of them
     */
    int width(int onPage) {
        return this == PAGE ? onPage : PHONE_WIDE;
    }
}

package dl4jlessons.plot;

/**
 * The outline of bars, from the lower end of the vertical axis up and back again.
 *
 * @param x horizontal places of the corners
 * @param y vertical places of the corners
 */
record Bars(double[] x, double[] y) {
    private static final int CORNERS = 4;
    /** Share of its room that a bar fills where bars stand apart. */
    private static final double FILLED = 0.7;

    /** Bars side by side, as in a histogram. A missing bar is as flat as one of height 0. */
    static Bars touching(Curve curve) {
        double[] edges = edges(curve.x());
        double[] x = new double[2 * edges.length];
        double[] y = new double[2 * edges.length];
        for (int i = 0; i < edges.length; i++) {
            x[2 * i] = edges[i];
            x[2 * i + 1] = edges[i];
            if (i < curve.size()) {
                y[2 * i + 1] = height(curve, i);
                y[2 * i + 2] = height(curve, i);
            }
        }
        return new Bars(x, y);
    }

    /** Bars with room between them, as for categories. */
    static Bars apart(Curve curve) {
        double[] edges = edges(curve.x());
        double[] x = new double[CORNERS * curve.size()];
        double[] y = new double[CORNERS * curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            double half = FILLED * (edges[i + 1] - edges[i]) / 2;
            double middle = (edges[i] + edges[i + 1]) / 2;
            for (int corner = 0; corner < CORNERS; corner++) {
                x[CORNERS * i + corner] = corner < 2 ? middle - half : middle + half;
                y[CORNERS * i + corner] = corner == 1 || corner == 2 ? height(curve, i) : 0;
            }
        }
        return new Bars(x, y);
    }

    private static double height(Curve curve, int i) {
        return Double.isNaN(curve.y()[i]) ? 0 : curve.y()[i];
    }

    /**
     * Where bars begin and end: halfway between neighbours, and as far beyond the outermost ones. A single bar is one
     * unit wide.
     *
     * @param centres ascending
     * @return one edge more than there are bars, or none without bars
     */
    static double[] edges(double[] centres) {
        int bars = centres.length;
        if (bars == 0) {
            return centres;
        }
        double[] edges = new double[bars + 1];
        for (int i = 1; i < bars; i++) {
            edges[i] = (centres[i - 1] + centres[i]) / 2;
        }
        edges[0] = bars == 1 ? centres[0] - 0.5 : 2 * centres[0] - edges[1];
        edges[bars] = bars == 1 ? centres[0] + 0.5 : 2 * centres[bars - 1] - edges[bars - 1];
        return edges;
    }
}

package dl4jlessons.fused;

/** A configuration contains something that the fused step does not do; the message says what. */
final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    Unsupported(String what) {
        super(what, null, false, false);
    }

    /** @throws Unsupported naming it if there is such a thing */
    static void refuseIf(boolean thereIs, String what) throws Unsupported {
        if (thereIs) {
            throw new Unsupported(what);
        }
    }
}

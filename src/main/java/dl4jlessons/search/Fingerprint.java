package dl4jlessons.search;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.NativeFloats;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A short name for much content: equal content has equal names, other content has another one. */
final class Fingerprint {
    /** 64 bits: enough to tell the data sets and networks of one person apart. */
    private static final int BYTES = 8;
    /** Rows that are copied at a time, so that a large data set is not held twice. */
    private static final int ROWS = 1000;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    void add(Examples examples) {
        add(examples.size() + " × " + examples.width() + ", " + examples.classes() + " classes");
        for (int from = 0; from < examples.size(); from += ROWS) {
            Examples part = examples.view(from, Math.min(from + ROWS, examples.size()));
            add(part.features());
            add(part.labels());
        }
    }

    private void add(INDArray matrix) {
        float[] values = new float[(int) matrix.length()];
        NativeFloats.rowsOf(matrix).get(0, values, values.length);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}

package dl4jlessons.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The state of a trial after one of its epochs, together with where it belongs, as a value: its {@link #bytes} can lie in
 * a file or come from another machine, and whoever knows its {@link #checksum} can tell whether they are still the same.
 *
 * @param study fingerprint of the study's header
 * @param trial number of the trial
 * @param epoch after which the trial goes on
 * @param state from which it goes on
 */
record Checkpoint(String study, int trial, int epoch, TrainingState state) implements Serializable {
    /** The first line of the bytes. */
    record Identity(String study, int trial, int epoch) {}

    /** A line of JSON with study, trial and epoch, then the state. */
    byte[] bytes() {
        byte[] identity = (Json.writeRecord(identity()) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] content = state.bytes();
        return ByteBuffer.allocate(identity.length + content.length)
                .put(identity)
                .put(content)
                .array();
    }

    Identity identity() {
        return new Identity(study, trial, epoch);
    }

    /** SHA-256 of the bytes, in hexadecimal digits. */
    String checksum() {
        return checksum(bytes());
    }

    static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What gave these bytes.
     *
     * @param checksum what they must have, as their own text may have been changed
     * @return empty if they are not what they were
     */
    static Optional<Checkpoint> of(byte[] bytes, String checksum) {
        if (!checksum(bytes).equals(checksum)) {
            return Optional.empty();
        }
        int end = 0;
        while (bytes[end] != '\n') {
            end++;
        }
        try {
            Identity identity = Json.read(new String(bytes, 0, end, StandardCharsets.UTF_8), Identity.class);
            TrainingState state = TrainingState.of(Arrays.copyOfRange(bytes, end + 1, bytes.length));
            return Optional.of(new Checkpoint(identity.study(), identity.trial(), identity.epoch(), state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the checksum is right, the content is not", e);
        }
    }
}

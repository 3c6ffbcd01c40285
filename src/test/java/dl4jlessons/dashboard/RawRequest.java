package dl4jlessons.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request byte by byte, as no HTTP client would send it.
 *
 * @param text one character a byte
 */
record RawRequest(String text) {
    /** What {@link #status} returns where the server just closes the connection. */
    static final int NO_ANSWER = 0;

    private static final String LINE_END = "\r\n";

    /** A GET request with exactly these headers. */
    static RawRequest get(String target, String... headers) {
        return of("GET " + target + " HTTP/1.1", headers);
    }

    static RawRequest of(String requestLine, String... headers) {
        return new RawRequest(requestLine
                + LINE_END
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + LINE_END).toList())
                + LINE_END);
    }

    /** The answer's status line and headers; empty where there is no answer. */
    List<String> sendTo(DashboardServer dashboard) throws IOException {
        try (Socket socket = new Socket(DashboardServer.LOOPBACK, dashboard.port())) {
            socket.setSoTimeout(Pages.TIMEOUT_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return head(socket.getInputStream()).lines().toList();
        }
    }

    static int status(List<String> answer) {
        return answer.isEmpty() ? NO_ANSWER : Integer.parseInt(answer.get(0).split(" ")[1]);
    }

    private static String head(InputStream answer) throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            for (int next = answer.read(); next >= 0; next = answer.read()) {
                head.append((char) next);
                if (head.indexOf(LINE_END + LINE_END) >= 0) {
                    return head.toString();
                }
            }
        } catch (SocketException reset) {
            // as good as closed
        }
        return head.toString();
    }
}

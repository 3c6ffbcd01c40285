package dl4jlessons.dashboard.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionsTest {
    private static final int PATIENCE_MILLIS = 300;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private int port;

    @BeforeEach
    void listen() throws Exception {
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        vertx.runOnContext(start -> {
            Connections connections = new Connections(vertx, PATIENCE_MILLIS);
            vertx.createHttpServer()
                    .connectionHandler(connections)
                    .requestHandler(request -> {
                        connections.hear(request.connection());
                        request.response().end("here");
                    })
                    .listen(
                            0,
                            "127.0.0.1",
                            server -> listening.complete(server.result().actualPort()));
        });
        port = listening.get();
    }

    @AfterEach
    void stop() {
        Promise<Void> closed = Promise.promise();
        vertx.close(closed);
    }

    @Test
    void endsWhoSendsBytesButNeverAWholeRequest() throws Exception {
        try (Socket slow = connect()) {
            long start = System.nanoTime();
            assertThatEnds(() -> slow.getOutputStream().write('G'));
            assertThat(System.nanoTime() - start).isGreaterThan(PATIENCE_MILLIS * 1_000_000L);
        }
    }

    @Test
    void keepsWhoAsksNowAndThen() throws Exception {
        try (Socket page = connect()) {
            for (int i = 0; i < 8; i++) {
                page.getOutputStream().write(REQUEST);
                assertThat(page.getInputStream().read()).isEqualTo('H');
                page.getInputStream().skipNBytes(page.getInputStream().available());
                Thread.sleep(PATIENCE_MILLIS / 3);
            }
        }
    }

    @Test
    void endsTheMostSilentOfTooMany() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (Socket first = connect()) {
            // on their own these would be ended by time: all come within it
            for (int i = 0; i < Connections.MAX; i++) {
                crowd.add(connect());
            }
            assertThat(first.getInputStream().read()).isEqualTo(-1);
            try (Socket newest = connect()) {
                newest.getOutputStream().write(REQUEST);
                assertThat(newest.getInputStream().read()).isEqualTo('H');
            }
        } finally {
            for (Socket one : crowd) {
                one.close();
            }
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    private static void assertThatEnds(Sending sending) throws InterruptedException {
        try {
            while (true) {
                sending.send();
                Thread.sleep(20);
            }
        } catch (IOException ended) {
            assertThat(ended).isInstanceOf(SocketException.class);
        }
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", port);
    }
}

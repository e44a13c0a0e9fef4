package sdk.runtime.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what a test tells it to: a thing when it is told nothing. */
final class TestServer implements AutoCloseable {
    static final String THING = "{\"id\":\"t\",\"kind\":\"big\"}";

    record Seen(String method, String path, Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    final Deque<Answer> answers = new ArrayDeque<>();
    final String url;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        Answer answer;
        synchronized (answers) {
            seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            answer = answers.isEmpty() ? json(200, THING) : answers.poll();
        }
        try {
            answer.to(exchange);
        } catch (Exception error) {
            // The client is gone, as some tests want it.
        } finally {
            exchange.close();
        }
    }

    static Answer json(int status, String content, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int at = 0; at < headers.length; at += 2) exchange.getResponseHeaders().set(headers[at], headers[at + 1]);
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        };
    }

    void answers(Answer... given) {
        answers.clear();
        seen.clear();
        answers.addAll(List.of(given));
    }

    Seen last() {
        return seen.get(seen.size() - 1);
    }

    List<String> paths() {
        return seen.stream().map(Seen::path).toList();
    }

    static String names(Map<String, ?> map) {
        return String.join(",", map.keySet());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

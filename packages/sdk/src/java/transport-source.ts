/** Sources of the emitted `runtime/Settings.java`, `Wire.java`, `Answers.java`. Hold no backtick. */
export const SETTINGS_SOURCE = `import java.util.Map;

/** What the document says of the API as a whole. */
public record Settings(String baseUrl, String prefix, String userAgent, Map<String, Scheme> schemes) {}
`;

export const WIRE_SOURCE = `import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP: one request, one answer. No message tells a target or a header: they may hold credentials. */
final class Wire {
    private static final Set<String> ITS_OWN = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client;

    Wire(HttpClient given) {
        client = given != null ? given : HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(30)).build();
    }

    /** An answer whose body is still to be read, by a moment of System.nanoTime(); 0 waits for ever. */
    record Answer(int status, HttpHeaders headers, PieceStream body, long deadline) {}

    Answer send(String operation, String method, String url, Map<String, String> headers, Content content, Duration timeout) {
        long deadline = timeout.isZero() ? 0 : System.nanoTime() + timeout.toNanos();
        HttpRequest request = request(method, url, headers, content);
        CompletableFuture<HttpResponse<PieceStream>> sent = client.sendAsync(request, head -> new PieceStream(timeout));
        try {
            HttpResponse<PieceStream> response = timeout.isZero() ? sent.get() : sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body(), deadline);
        } catch (TimeoutException error) {
            sent.cancel(true);
            throw new NoAnswerInTimeException(operation + ": no answer within " + timeout);
        } catch (InterruptedException error) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectionException(operation + ": interrupted", error);
        } catch (ExecutionException error) {
            throw failure(operation, error.getCause());
        }
    }

    byte[] read(String operation, Answer answer) {
        try {
            return answer.body.readAll(answer.deadline);
        } catch (IOException error) {
            throw failure(operation, error);
        }
    }

    private static ConnectionException failure(String operation, Throwable error) {
        if (error instanceof HttpTimeoutException) return new NoAnswerInTimeException(operation + ": no answer in time");
        return new ConnectionException(operation + ": no answer (" + error.getClass().getSimpleName() + ")", null);
    }

    private static HttpRequest request(String method, String url, Map<String, String> headers, Content content) {
        HttpRequest.Builder builder;
        try {
            builder = HttpRequest.newBuilder(URI.create(url));
        } catch (IllegalArgumentException error) {
            throw new IllegalArgumentException("the base URL must be one of http:// or https://");
        }
        if (url.startsWith("http:")) builder.version(HttpClient.Version.HTTP_1_1);
        headers.forEach((name, value) -> {
            String safe = Encode.headerSafe(name, value);
            if (ITS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) return;
            try {
                builder.setHeader(name, safe);
            } catch (IllegalArgumentException error) {
                throw new IllegalArgumentException("the header " + name + " cannot be sent");
            }
        });
        return builder.method(method, content.publisher.get()).build();
    }
}
`;

export const ANSWERS_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Bodies and headers of answers, and payloads of webhooks, read. */
public final class Answers {
    private static final Duration PAUSE_MAX = Duration.ofSeconds(60);

    private Answers() {}

    /** The content as JSON; null when it is none. */
    static JsonNode json(byte[] content) {
        try {
            return content.length == 0 ? null : Json.parse(new String(content, StandardCharsets.UTF_8));
        } catch (SdkException error) {
            return null;
        }
    }

    /** Members of a form as an object. */
    static ObjectNode form(String text) {
        ObjectNode made = Json.object();
        for (String pair : text.split("&")) {
            int mark = pair.indexOf('=');
            if (mark > 0) made.put(decoded(pair.substring(0, mark)), decoded(pair.substring(mark + 1)));
        }
        return made;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException error) {
            return text;
        }
    }

    /** A text as a value of a type: JSON, a form, or the text itself. */
    public static <T> T read(String text, String kind, JsonType<T> type) {
        if (kind.equals("json")) return type.parse(text);
        return type.read(kind.equals("form") ? form(text) : Json.write(text));
    }

    static ApiException failed(Operation operation, Wire.Answer answer, byte[] content) {
        JsonNode json = json(content);
        String status = Integer.toString(answer.status());
        Object body = json != null ? json : content.length == 0 ? null : new String(content, StandardCharsets.UTF_8);
        for (Operation.Failure failure : operation.failures) {
            boolean meant = failure.status().equals(status) || failure.status().equals("default") || failure.status().equalsIgnoreCase(status.charAt(0) + "XX");
            if (!meant) continue;
            if (json != null && failure.type() != null) body = typed(failure.type().get(), json);
            break;
        }
        return new ApiException(operation.id, answer.status(), answer.headers(), body, json);
    }

    private static Object typed(JsonType<?> type, JsonNode json) {
        try {
            return type.read(json);
        } catch (SdkException error) {
            return json;
        }
    }

    /** What Retry-After asks for: seconds or a date (RFC 9110, section 10.2.3); null when it asks for nothing. */
    static Duration retryAfter(HttpHeaders headers, Instant now) {
        String value = headers.firstValue("retry-after").orElse("").trim();
        Duration wanted;
        if (value.matches("[0-9]{1,9}")) wanted = Duration.ofSeconds(Long.parseLong(value));
        else {
            try {
                wanted = Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)).toInstant());
            } catch (DateTimeParseException error) {
                return null;
            }
        }
        if (wanted.isNegative()) return Duration.ZERO;
        return wanted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wanted;
    }
}
`;

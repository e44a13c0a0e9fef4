/** Source of the emitted `runtime/Transport.java`: what every operation shares. Holds no backtick. */
export const TRANSPORT_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Sends calls: what every operation shares. Safe to use from several threads. */
public final class Transport {
    private static final Set<Integer> RETRIED = Set.of(408, 429, 500, 502, 503, 504);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int REDIRECTS_MAX = 5;

    private final Settings settings;
    private final ClientOptions given;
    private final String baseUrl;
    private final Wire wire;
    private final Credentials credentials;

    /** A transport to the API that the settings tell of. */
    public Transport(Settings settings, ClientOptions options) {
        this.settings = settings;
        this.given = options;
        String fromEnvironment = System.getenv(settings.prefix() + "_BASE_URL");
        String chosen = options.baseUrl != null ? options.baseUrl : fromEnvironment != null && !fromEnvironment.isEmpty() ? fromEnvironment : settings.baseUrl();
        this.baseUrl = Encode.url(chosen.replaceAll("/+$", ""), "?#[]+");
        this.wire = new Wire(options.httpClient);
        this.credentials = new Credentials(settings, options, baseUrl, wire);
    }

    /** Calls an operation that answers JSON of a type, a form or a text. */
    public <T> ApiResponse<T> call(Operation operation, JsonModel inputs, RequestOptions options, String kind, JsonType<T> type) {
        Wire.Answer answer = send(operation, inputs.node(), RequestOptions.orNone(options), "application/json, */*;q=0.5");
        byte[] content = wire.read(operation.id, answer);
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            boolean nothing = content.length == 0 && !kind.equals("text");
            return new ApiResponse<>(nothing ? null : Answers.read(text, kind, type), answer.status(), answer.headers());
        } catch (SdkException error) {
            throw new ApiException(operation.id + ": not what was declared", answer.status(), answer.headers(), text, Answers.json(content));
        }
    }

    /** Calls an operation that answers nothing. */
    public ApiResponse<Void> run(Operation operation, JsonModel inputs, RequestOptions options) {
        Wire.Answer answer = send(operation, inputs.node(), RequestOptions.orNone(options), "application/json, */*;q=0.5");
        wire.read(operation.id, answer);
        return new ApiResponse<>(null, answer.status(), answer.headers());
    }

    /** Calls an operation that answers bytes: they are read while they come. */
    public ApiResponse<InputStream> stream(Operation operation, JsonModel inputs, RequestOptions options) {
        Wire.Answer answer = send(operation, inputs.node(), RequestOptions.orNone(options), "*/*");
        return new ApiResponse<>(answer.body(), answer.status(), answer.headers());
    }

    /** Calls an operation that answers server-sent events. */
    public <T> EventStream<T> events(Operation operation, JsonModel inputs, RequestOptions options, JsonType<T> type) {
        Wire.Answer answer = send(operation, inputs.node(), RequestOptions.orNone(options), "text/event-stream");
        return new EventStream<>(operation.id, answer.status(), answer.headers(), answer.body(), type);
    }

    /** The items of all pages. */
    public <T> Iterable<T> pages(Operation operation, JsonModel inputs, RequestOptions options, JsonType<T> type) {
        return new PageIterable<>(operation.pages, inputs.node().deepCopy(), asked -> call(operation, Inputs.of(asked), options, "json", JsonType.ANY).data(), type);
    }

    private record Request(String method, String url, Map<String, String> headers, Content content) {}

    private Wire.Answer send(Operation operation, ObjectNode inputs, RequestOptions options, String accept) {
        Duration timeout = options.timeout != null ? options.timeout : given.timeout;
        int retries = options.retries != null ? options.retries : given.retries;
        Request request = request(operation, inputs, options, accept);
        boolean repeatable = request.content.repeatable;
        boolean safe = repeatable && (operation.idempotent || request.headers.containsKey(operation.idempotencyHeader));
        for (int attempt = 0; ; attempt++) {
            Duration pause = null;
            try {
                Wire.Answer answer = once(operation, request, timeout);
                if (answer.status() / 100 == 2) return answer;
                ApiException failure = Answers.failed(operation, answer, wire.read(operation.id, answer));
                pause = Answers.retryAfter(answer.headers(), Instant.now());
                boolean told = repeatable && pause != null && (answer.status() == 429 || answer.status() == 503);
                if (!RETRIED.contains(answer.status()) || !(safe || told) || attempt >= retries) throw failure;
            } catch (ConnectionException error) {
                if (!safe || attempt >= retries || Thread.currentThread().isInterrupted()) throw error;
            }
            pause(operation, pause != null ? pause.toMillis() : (long) (ThreadLocalRandom.current().nextDouble() * Math.min(250 * Math.pow(2, attempt), 8_000)));
        }
    }

    private static void pause(Operation operation, long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(operation.id + ": interrupted", error);
        }
    }

    private Wire.Answer once(Operation operation, Request request, Duration timeout) {
        Credentials.Sent sent = credentials.of(operation, timeout);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers);
        headers.putAll(sent.headers);
        if (!sent.cookies.isEmpty()) headers.merge("Cookie", String.join("; ", sent.cookies), (own, more) -> own + "; " + more);
        String url = request.url;
        if (!sent.query.isEmpty()) url += (url.contains("?") ? "&" : "?") + String.join("&", sent.query);
        Wire.Answer answer = wire.send(operation.id, request.method, url, headers, request.content, timeout);
        for (int turn = 0; turn < REDIRECTS_MAX && REDIRECTS.contains(answer.status()); turn++) {
            String location = answer.headers().firstValue("location").orElse("");
            if (location.isEmpty() || !(request.method.equals("GET") || request.method.equals("HEAD"))) break;
            answer.body().close();
            URI from = URI.create(url);
            URI to = from.resolve(Encode.url(location, "?#[]+"));
            if (!String.valueOf(to.getAuthority()).equals(from.getAuthority()) || !String.valueOf(to.getScheme()).equals(from.getScheme())) {
                // What is meant for one server is nobody else's.
                headers.keySet().removeIf(name -> !name.equalsIgnoreCase("Accept") && !name.equalsIgnoreCase("User-Agent"));
            }
            url = to.toString();
            answer = wire.send(operation.id, request.method, url, headers, Content.none(), timeout);
        }
        return answer;
    }

    private Request request(Operation operation, ObjectNode inputs, RequestOptions options, String accept) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", accept);
        headers.put("User-Agent", settings.userAgent());
        headers.putAll(given.headers);
        String target = target(operation, inputs, headers);
        String key = options.idempotencyKey;
        if (key == null && operation.makesKey && !headers.containsKey(operation.idempotencyHeader)) key = UUID.randomUUID().toString();
        if (key != null) headers.put(operation.idempotencyHeader, key);
        Content content = content(operation, inputs);
        if (content.type != null) headers.put("Content-Type", content.type);
        headers.putAll(options.headers);
        return new Request(operation.method, baseUrl + target, headers, content);
    }

    private static Content content(Operation operation, ObjectNode inputs) {
        JsonNode given = inputs.get("body");
        if (given == null || operation.bodies.isEmpty()) return Content.none();
        return Content.of(given, operation.bodies.get(inputs.path("bodyType").asInt(0)));
    }

    /** Path and query; parameters of headers and cookies are added to the headers. */
    private static String target(Operation operation, ObjectNode inputs, Map<String, String> headers) {
        String path = Encode.url(operation.path, "{}");
        List<String> query = new ArrayList<>();
        List<String> cookies = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters) {
            JsonNode value = inputs.get(parameter.key());
            boolean nothing = value == null || value.isNull();
            if (parameter.place().equals("path")) {
                if (nothing || (value.isTextual() && value.textValue().isEmpty()))
                    throw new IllegalArgumentException(operation.id + ": " + parameter.key() + " is needed for the path");
                path = path.replace("{" + Encode.url(parameter.name(), "{}") + "}", Encode.path(value, parameter));
            } else if (nothing) continue;
            else if (parameter.place().equals("query")) Encode.query(query, value, parameter);
            else if (parameter.place().equals("header")) headers.put(parameter.name(), Encode.header(value, parameter));
            else Encode.query(cookies, value, parameter);
        }
        if (!cookies.isEmpty()) headers.put("Cookie", String.join("; ", cookies));
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
`;

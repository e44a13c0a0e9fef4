/** Sources of the emitted exceptions, `Problem`, `ApiResponse` and `RequestOptions`, by class. Hold no backtick. */
export const ERROR_SOURCES: Readonly<Record<string, string>> = {
  SdkException: `/** Whatever a call can fail with. */
public class SdkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure and its cause. */
    public SdkException(String message, Throwable cause) {
        super(message, cause);
    }
}
`,
  ConnectionException: `/** No answer came: the network, or a name that does not exist. */
public class ConnectionException extends SdkException {
    private static final long serialVersionUID = 1L;

    /** A failure and its cause. */
    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
`,
  NoAnswerInTimeException: `/** No answer came in time. */
public final class NoAnswerInTimeException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    /** A failure. */
    public NoAnswerInTimeException(String message) {
        super(message, null);
    }
}
`,
  ApiException: `import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** The API answered, and not with success (or not with what it had promised). */
public final class ApiException extends SdkException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient HttpHeaders headers;
    private final transient Object body;
    private final transient Problem problem;

    ApiException(String operation, int status, HttpHeaders headers, Object body, JsonNode json) {
        super(message(operation, status, Problem.of(headers, json)), null);
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.problem = Problem.of(headers, json);
    }

    private static String message(String operation, int status, Problem problem) {
        StringBuilder text = new StringBuilder(operation + ": " + status);
        if (problem != null && problem.title() != null) text.append(' ').append(problem.title());
        if (problem != null && problem.detail() != null) text.append(": ").append(problem.detail());
        return text.toString();
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body: of the type that the document declares for the status, else a JsonNode, else a text; null when there is none. */
    public Object body() {
        return body;
    }

    /** The body when it is a problem (RFC 9457); null otherwise. */
    public Problem problem() {
        return problem;
    }

    /** What the server calls this request; null when it does not say. */
    public String requestId() {
        JsonNode named = problem == null ? null : problem.extensions().get("requestId");
        if (named != null && named.isTextual()) return named.textValue();
        return headers.firstValue("x-request-id").or(() -> headers.firstValue("x-amzn-requestid")).orElse(null);
    }
}
`,
  Problem: `import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A problem as RFC 9457 has it; members that were not given are null, further ones are the extensions. */
public record Problem(String type, String title, Integer status, String detail, String instance, Map<String, JsonNode> extensions) {
    private static final List<String> MEMBERS = List.of("type", "title", "status", "detail", "instance");

    static Problem of(HttpHeaders headers, JsonNode json) {
        boolean declared = headers.firstValue("content-type").orElse("").startsWith("application/problem+json");
        if (json == null || !json.isObject() || !(declared || json.has("title"))) return null;
        Map<String, JsonNode> extensions = new LinkedHashMap<>();
        json.fields().forEachRemaining(member -> {
            if (!MEMBERS.contains(member.getKey())) extensions.put(member.getKey(), member.getValue());
        });
        String type = json.path("type").textValue();
        Integer status = json.path("status").canConvertToInt() && json.path("status").isNumber() ? json.get("status").intValue() : null;
        return new Problem(
            type == null ? "about:blank" : type,
            json.path("title").textValue(),
            status,
            json.path("detail").textValue(),
            json.path("instance").textValue(),
            Collections.unmodifiableMap(extensions));
    }
}
`,
  ApiResponse: `import java.net.http.HttpHeaders;

/** An answer with its status and headers. */
public record ApiResponse<T>(T data, int status, HttpHeaders headers) {}
`,
  RequestOptions: `import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be said of one call. */
public final class RequestOptions {
    private static final RequestOptions NONE = builder().build();

    final Map<String, String> headers;
    final Duration timeout;
    final Integer retries;
    final String idempotencyKey;

    private RequestOptions(Builder builder) {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        timeout = builder.timeout;
        retries = builder.retries;
        idempotencyKey = builder.idempotencyKey;
    }

    static RequestOptions orNone(RequestOptions options) {
        return options == null ? NONE : options;
    }

    /** Options that say nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes options. */
    public static final class Builder {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Duration timeout;
        private Integer retries;
        private String idempotencyKey;

        private Builder() {}

        /** A header sent with this call, instead of any of the same name. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** For one try, body included; zero waits for ever. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** Tries after the first. */
        public Builder retries(int retries) {
            this.retries = retries;
            return this;
        }

        /** Makes the call one that may be repeated. */
        public Builder idempotencyKey(String key) {
            this.idempotencyKey = key;
            return this;
        }

        /** The options. */
        public RequestOptions build() {
            return new RequestOptions(this);
        }
    }
}
`,
};

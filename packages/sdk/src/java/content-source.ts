/** Source of the emitted `runtime/Content.java`: bodies of requests. Holds no backtick. */
export const CONTENT_SOURCE = String.raw`import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLConnection;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A body as it goes out. One that cannot be read twice is sent once. */
final class Content {
    final String type;
    final Supplier<BodyPublisher> publisher;
    final boolean repeatable;

    private Content(String type, Supplier<BodyPublisher> publisher, boolean repeatable) {
        this.type = type;
        this.publisher = publisher;
        this.repeatable = repeatable;
    }

    private static Content of(String type, byte[] bytes) {
        return new Content(type, () -> BodyPublishers.ofByteArray(bytes), true);
    }

    /** A form that is written already. */
    static Content text(String form) {
        return of(null, form.getBytes(StandardCharsets.US_ASCII));
    }

    static Content none() {
        return new Content(null, BodyPublishers::noBody, true);
    }

    static Content of(JsonNode given, Operation.Body body) {
        String type = body.mediaType().contains("*") ? "application/octet-stream" : body.mediaType();
        switch (body.kind()) {
            case "json":
                return of(type, Json.text(given).getBytes(StandardCharsets.UTF_8));
            case "form":
                return of(type, Encode.form(given, body));
            case "multipart":
                return multipart(given, body);
            case "text":
                return of(type, Encode.text(given).getBytes(StandardCharsets.UTF_8));
            default:
                FileInput file = Scalars.file(given);
                return new Content(file.contentType() == null ? type : file.contentType(), file::publisher, file.isRepeatable());
        }
    }

    private static String quoted(String name) {
        // As browsers do (WHATWG HTML, "multipart/form-data encoding algorithm").
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static final class Parts {
        final List<Supplier<BodyPublisher>> publishers = new ArrayList<>();
        final String boundary = UUID.randomUUID().toString();
        boolean repeatable = true;

        void bytes(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            publishers.add(() -> BodyPublishers.ofByteArray(bytes));
        }

        void part(String name, JsonNode value, String declared) {
            bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"");
            if (value.isPojo()) {
                FileInput file = Scalars.file(value);
                String guessed = declared != null ? declared : URLConnection.guessContentTypeFromName(file.name());
                String type = file.contentType() != null ? file.contentType() : guessed != null ? guessed : "application/octet-stream";
                bytes("; filename=\"" + quoted(file.name()) + "\"\r\nContent-Type: " + Encode.headerSafe("content-type", type) + "\r\n\r\n");
                publishers.add(file::publisher);
                repeatable = repeatable && file.isRepeatable();
                bytes("\r\n");
                return;
            }
            String type = declared != null ? declared : value.isContainerNode() ? "application/json" : null;
            bytes((type == null ? "" : "\r\nContent-Type: " + type) + "\r\n\r\n" + Encode.text(value) + "\r\n");
        }

        BodyPublisher publisher() {
            return BodyPublishers.concat(publishers.stream().map(Supplier::get).toArray(BodyPublisher[]::new));
        }
    }

    /** Lists become repeated parts. */
    private static Content multipart(JsonNode given, Operation.Body body) {
        if (!given.isObject()) throw new IllegalArgumentException("a form is made of an object");
        Parts parts = new Parts();
        given.fields().forEachRemaining(member -> {
            String declared = body.encoding(member.getKey()).contentType();
            String type = declared == null || declared.contains("*") || declared.contains(",") ? null : Encode.headerSafe("content-type", declared);
            if (member.getValue().isArray() && (declared == null || !declared.contains("json"))) {
                member.getValue().forEach(item -> parts.part(member.getKey(), item, type));
            } else parts.part(member.getKey(), member.getValue(), type);
        });
        parts.bytes("--" + parts.boundary + "--\r\n");
        return new Content(body.mediaType() + "; boundary=" + parts.boundary, parts::publisher, parts.repeatable);
    }
}
`;

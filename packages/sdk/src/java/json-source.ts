/** Sources of the emitted `runtime/Json.java`, `FileInput.java` and `Inputs.java`. Hold no backtick. */
export const JSON_SOURCE = `import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON as texts, as trees and as values. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonNodeFactory NODES = MAPPER.getNodeFactory();

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException error) {
            // Jackson's message quotes the text.
            throw new SdkException("the text is no JSON", null);
        }
    }

    /** What a caller gives, as JSON; files stay what they are. */
    static JsonNode write(Object value) {
        if (value == null) return NODES.nullNode();
        if (value instanceof String) return NODES.textNode((String) value);
        if (value instanceof Long) return whole((Long) value);
        if (value instanceof Double) return number((Double) value);
        if (value instanceof JsonModel) return ((JsonModel) value).node();
        if (value instanceof JsonChoice) return ((JsonChoice) value).node();
        if (value instanceof OpenEnum) return write(((OpenEnum<?>) value).value());
        if (value instanceof JsonNode) return ((JsonNode) value).deepCopy();
        if (value instanceof FileInput) return NODES.pojoNode(value);
        if (value instanceof List) {
            ArrayNode items = NODES.arrayNode();
            ((List<?>) value).forEach(item -> items.add(write(item)));
            return items;
        }
        if (value instanceof Map) {
            ObjectNode members = object();
            ((Map<?, ?>) value).forEach((name, member) -> members.set(String.valueOf(name), write(member)));
            return members;
        }
        return MAPPER.valueToTree(value);
    }

    /** As the parser reads it, so that what was made equals what came. */
    private static JsonNode whole(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private static JsonNode number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) throw new IllegalArgumentException("JSON has no such number");
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? whole((long) value) : NODES.numberNode(value);
    }

    /** JSON to send; a file in it is a text in Base64. */
    static String text(JsonNode node) {
        return withFiles(node, file -> NODES.binaryNode(file.bytes())).toString();
    }

    /** JSON to look at. */
    static String describe(JsonNode node) {
        return withFiles(node, file -> NODES.textNode(file.toString())).toString();
    }

    private static JsonNode withFiles(JsonNode node, Function<FileInput, JsonNode> file) {
        if (node instanceof POJONode && ((POJONode) node).getPojo() instanceof FileInput) return file.apply((FileInput) ((POJONode) node).getPojo());
        if (node.isArray()) {
            ArrayNode items = NODES.arrayNode();
            node.forEach(item -> items.add(withFiles(item, file)));
            return items;
        }
        if (!node.isObject()) return node;
        ObjectNode members = object();
        node.fields().forEachRemaining(member -> members.set(member.getKey(), withFiles(member.getValue(), file)));
        return members;
    }
}
`;

export const FILE_INPUT_SOURCE = `import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file to send: its content, name and media type. One made of a stream can be sent once. */
public final class FileInput {
    private final byte[] bytes;
    private final Path path;
    private final InputStream stream;
    private final String name;
    private final String contentType;

    private FileInput(byte[] bytes, Path path, InputStream stream, String name, String contentType) {
        this.bytes = bytes;
        this.path = path;
        this.stream = stream;
        this.name = name;
        this.contentType = contentType;
    }

    /** A file of these bytes. */
    public static FileInput of(byte[] bytes) {
        return new FileInput(Objects.requireNonNull(bytes), null, null, "file", null);
    }

    /** A file of this machine, read when it is sent. */
    public static FileInput of(Path path) {
        Path last = path.getFileName();
        return new FileInput(null, path, null, last == null ? "file" : last.toString(), null);
    }

    /** What a stream gives, read while it is sent. */
    public static FileInput of(InputStream stream) {
        return new FileInput(null, null, Objects.requireNonNull(stream), "file", null);
    }

    /** The same with a name. */
    public FileInput named(String name) {
        return new FileInput(bytes, path, stream, Objects.requireNonNull(name), contentType);
    }

    /** The same with a media type. */
    public FileInput typed(String contentType) {
        return new FileInput(bytes, path, stream, name, contentType);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its media type; null when it was not given. */
    public String contentType() {
        return contentType;
    }

    /** Its content. Reads a stream to its end. */
    public byte[] bytes() {
        try {
            if (path != null) return Files.readAllBytes(path);
            return stream != null ? stream.readAllBytes() : bytes.clone();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    boolean isRepeatable() {
        return stream == null;
    }

    BodyPublisher publisher() {
        if (bytes != null) return BodyPublishers.ofByteArray(bytes);
        if (stream != null) return BodyPublishers.ofInputStream(() -> stream);
        try {
            return BodyPublishers.ofFile(path);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @Override
    public String toString() {
        return "FileInput(" + name + ")";
    }
}
`;

export const INPUTS_SOURCE = `import com.fasterxml.jackson.databind.node.ObjectNode;

/** Inputs of an operation that takes one or none. */
public final class Inputs extends JsonModel {
    private Inputs(ObjectNode node) {
        super(node);
    }

    /** No input. */
    public static Inputs none() {
        return new Inputs(Json.object());
    }

    static Inputs of(ObjectNode inputs) {
        return new Inputs(inputs);
    }

    /** One input. */
    public static Inputs of(String name, Object value) {
        ObjectNode node = Json.object();
        node.set(name, Json.write(value));
        return new Inputs(node);
    }
}
`;

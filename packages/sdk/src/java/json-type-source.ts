/** Source of the emitted `runtime/JsonType.java`: types of JSON, read and recognised. Holds no backtick. */
export const JSON_TYPE_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** A type of JSON: reads its values and tells how well a value fits it. */
public abstract class JsonType<T> {
    /** What a value gets that cannot be of a type. */
    static final int NEVER = -1_000_000;

    /** Whatever JSON can say. */
    public static final JsonType<JsonNode> ANY = plain(JsonNode::deepCopy, node -> -1);
    /** Texts; numbers and truth values are read as texts too. */
    public static final JsonType<String> TEXT = plain(Scalars::text, node -> node.isTextual() ? 1 : NEVER);
    /** Whole numbers. */
    public static final JsonType<Long> INTEGER = plain(Scalars::integer, node -> node.isIntegralNumber() ? 2 : NEVER);
    /** Numbers. */
    public static final JsonType<Double> NUMBER = plain(Scalars::number, node -> node.isNumber() ? 1 : NEVER);
    /** True or false. */
    public static final JsonType<Boolean> BOOLEAN = plain(Scalars::truth, node -> node.isBoolean() ? 1 : NEVER);
    /** Files; a text that came as JSON is a file of its bytes. */
    public static final JsonType<FileInput> FILE = plain(Scalars::file, node -> node.isTextual() || node.isPojo() ? 1 : NEVER);

    JsonType() {}

    abstract T take(JsonNode node);

    abstract int fit(JsonNode node);

    /** A node as a value; null for null and for what is not there. */
    public final T read(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode() ? null : take(node);
    }

    /** JSON as a value. */
    public final T parse(String json) {
        return read(Json.parse(json));
    }

    private static <T> JsonType<T> plain(Function<JsonNode, T> reader, ToIntFunction<JsonNode> fits) {
        return new JsonType<>() {
            @Override
            T take(JsonNode node) {
                return reader.apply(node);
            }

            @Override
            int fit(JsonNode node) {
                return fits.applyAsInt(node);
            }
        };
    }

    /** Values of an enumeration of texts. */
    public static <T> JsonType<T> texts(Function<String, T> make) {
        return plain(node -> make.apply(Scalars.text(node)), TEXT::fit);
    }

    /** Values of an enumeration of whole numbers. */
    public static <T> JsonType<T> integers(Function<Long, T> make) {
        return plain(node -> make.apply(Scalars.integer(node)), INTEGER::fit);
    }

    /** The one value that is this JSON. */
    public static <T> JsonType<T> constant(JsonType<T> base, String json) {
        JsonNode value = Json.parse(json);
        return plain(base::read, node -> Scalars.same(value, node) ? 2 : NEVER);
    }

    /** Lists; their items are read when they are asked for. */
    public static <T> JsonType<List<T>> list(JsonType<T> items) {
        return plain(
            node -> new View<>(Scalars.array(node), items),
            node -> {
                if (!node.isArray()) return NEVER;
                int first = node.isEmpty() ? 1 : items.fit(node.get(0));
                return first <= NEVER ? NEVER : Math.max(1, first);
            });
    }

    /** Objects as maps. */
    public static <T> JsonType<Map<String, T>> map(JsonType<T> values) {
        return plain(
            node -> {
                Map<String, T> members = new LinkedHashMap<>();
                Scalars.object(node).fields().forEachRemaining(member -> members.put(member.getKey(), values.read(member.getValue())));
                return Collections.unmodifiableMap(members);
            },
            node -> node.isObject() ? 0 : NEVER);
    }

    /** Objects with members, as {@link Shape} describes them. */
    public static <T> JsonType<T> object(Function<ObjectNode, T> make, String... members) {
        return new Of<>(make, new Shape(members));
    }

    /** Choices; which variant a value is, is worked out when it is asked for. */
    public static <T> JsonType<T> choice(Function<JsonNode, T> make, Supplier<Variants> variants) {
        return plain(make, node -> variants.get().fit(node));
    }

    /** A type of objects. */
    static final class Of<T> extends JsonType<T> {
        final Shape shape;
        private final Function<ObjectNode, T> make;

        Of(Function<ObjectNode, T> make, Shape shape) {
            this.make = make;
            this.shape = shape;
        }

        @Override
        T take(JsonNode node) {
            return make.apply(Scalars.object(node));
        }

        @Override
        int fit(JsonNode node) {
            return shape.fit(node);
        }
    }

    private static final class View<T> extends AbstractList<T> {
        private final ArrayNode nodes;
        private final JsonType<T> items;

        View(ArrayNode nodes, JsonType<T> items) {
            this.nodes = nodes;
            this.items = items;
        }

        @Override
        public T get(int index) {
            if (index < 0 || index >= nodes.size()) throw new IndexOutOfBoundsException(index);
            return items.read(nodes.get(index));
        }

        @Override
        public int size() {
            return nodes.size();
        }
    }
}
`;

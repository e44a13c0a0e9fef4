/** Source of the emitted `runtime/Scalars.java`. Holds no backtick. */
export const SCALARS_SOURCE = `import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.charset.StandardCharsets;

/** Reads of single values. A value of another kind is refused when it is read, not when the answer comes. */
final class Scalars {
    private Scalars() {}

    static String text(JsonNode node) {
        if (node.isValueNode()) return node.asText();
        throw mismatch(node, "a text");
    }

    static Long integer(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) return node.longValue();
        if (node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue()) && Math.abs(node.doubleValue()) < 1e18)
            return (long) node.doubleValue();
        if (node.isTextual() && node.textValue().matches("-?[0-9]{1,18}")) return Long.valueOf(node.textValue());
        throw mismatch(node, "a whole number");
    }

    static Double number(JsonNode node) {
        if (node.isNumber()) return node.doubleValue();
        if (node.isTextual()) {
            try {
                return Double.valueOf(node.textValue());
            } catch (NumberFormatException error) {
                throw mismatch(node, "a number");
            }
        }
        throw mismatch(node, "a number");
    }

    static Boolean truth(JsonNode node) {
        if (node.isBoolean()) return node.booleanValue();
        if (node.isTextual() && node.textValue().matches("true|false")) return Boolean.valueOf(node.textValue());
        throw mismatch(node, "true or false");
    }

    static FileInput file(JsonNode node) {
        if (node instanceof POJONode && ((POJONode) node).getPojo() instanceof FileInput) return (FileInput) ((POJONode) node).getPojo();
        return FileInput.of(text(node).getBytes(StandardCharsets.UTF_8));
    }

    static ArrayNode array(JsonNode node) {
        if (node instanceof ArrayNode) return (ArrayNode) node;
        throw mismatch(node, "a list");
    }

    static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode) return (ObjectNode) node;
        throw mismatch(node, "an object");
    }

    static boolean same(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
    }

    private static SdkException mismatch(JsonNode node, String wanted) {
        return new SdkException("the JSON holds " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT) + " where " + wanted + " was declared", null);
    }
}
`;

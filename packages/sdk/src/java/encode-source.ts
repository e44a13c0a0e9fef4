/** Source of the emitted `runtime/Encode.java`: parameter styles and forms (OpenAPI 3.1, section 4.8.12). Holds no backtick. */
export const ENCODE_SOURCE = String.raw`import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Parameters and forms as they are written on the wire. */
final class Encode {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    /** Reserved characters that neither end the value nor stand for another one there. */
    private static final String RESERVED = ":/?@!$'()*,;[]=";
    private static final String PATH = "/:@!$&'()*,;=%";

    private Encode() {}

    static String text(JsonNode value) {
        if (value.isContainerNode()) return Json.text(value);
        if (value.isFloatingPointNumber() && value.doubleValue() == Math.rint(value.doubleValue()) && Math.abs(value.doubleValue()) < 1e15)
            return Long.toString((long) value.doubleValue());
        if (value.isPojo()) return new String(Scalars.file(value).bytes(), StandardCharsets.UTF_8);
        return value.isNull() ? "null" : value.asText();
    }

    static String percent(String text) {
        return percent(text, "");
    }

    /** What may stand in a path or a URL already is kept. */
    static String url(String text, String also) {
        return percent(text, PATH + also);
    }

    private static String percent(String text, String kept) {
        StringBuilder made = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            if (character < 0x80 && (PLAIN.indexOf(character) >= 0 || kept.indexOf(character) >= 0)) made.append(character);
            else made.append(String.format("%%%02X", (int) character));
        }
        return made.toString();
    }

    /** A path segment: "." and ".." are written so that nobody takes them for steps. */
    private static String segment(String text) {
        return text.equals(".") ? "%2E" : text.equals("..") ? "%2E%2E" : percent(text);
    }

    private static List<String> items(JsonNode list, UnaryOperator<String> write) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(write.apply(text(item))));
        return texts;
    }

    private static List<String> members(JsonNode object, String mark, UnaryOperator<String> name, UnaryOperator<String> write) {
        List<String> texts = new ArrayList<>();
        object.fields().forEachRemaining(member -> texts.add(name.apply(member.getKey()) + mark + write.apply(text(member.getValue()))));
        return texts;
    }

    static String path(JsonNode value, Operation.Parameter parameter) {
        if (parameter.style().equals("content")) return segment(Json.text(value));
        boolean matrix = parameter.style().equals("matrix");
        String prefix = matrix ? ";" : parameter.style().equals("label") ? "." : "";
        String own = matrix ? percent(parameter.name()) + "=" : "";
        String separator = prefix.isEmpty() ? "," : prefix;
        if (value.isArray()) {
            if (!parameter.explode()) return prefix + own + String.join(",", items(value, Encode::percent));
            return prefix + String.join(separator, items(value, item -> own + percent(item)));
        }
        if (value.isObject()) {
            if (parameter.explode()) return prefix + String.join(separator, members(value, "=", Encode::percent, Encode::percent));
            return prefix + own + String.join(",", members(value, ",", Encode::percent, Encode::percent));
        }
        return prefix.isEmpty() ? segment(text(value)) : prefix + own + percent(text(value));
    }

    /** Members of members as "a[b][c]". */
    static void deep(String name, JsonNode value, BiConsumer<String, String> take) {
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++)
                deep(name + "[" + (value.get(index).isContainerNode() ? index : "") + "]", value.get(index), take);
        } else if (value.isObject()) {
            value.fields().forEachRemaining(member -> deep(name + "[" + member.getKey() + "]", member.getValue(), take));
        } else take.accept(name, text(value));
    }

    private static void pairs(List<String> made, String name, JsonNode value, String style, boolean explode, boolean reserved) {
        UnaryOperator<String> one = text -> percent(text, reserved ? RESERVED : "");
        String own = percent(name) + "=";
        String separator = style.equals("spaceDelimited") ? "%20" : style.equals("pipeDelimited") ? "%7C" : ",";
        if (style.equals("deepObject") && value.isContainerNode()) deep(name, value, (key, text) -> made.add(percent(key) + "=" + one.apply(text)));
        else if (value.isArray() && explode) made.addAll(items(value, item -> own + one.apply(item)));
        else if (value.isArray()) made.add(own + String.join(separator, items(value, one)));
        else if (value.isObject() && explode) made.addAll(members(value, "=", Encode::percent, one));
        else if (value.isObject()) made.add(own + String.join(separator, members(value, separator, Encode::percent, one)));
        else made.add(own + one.apply(text(value)));
    }

    /** A parameter of a query or cookie as "name=value" texts. */
    static void query(List<String> made, JsonNode value, Operation.Parameter parameter) {
        if (parameter.style().equals("content")) made.add(percent(parameter.name()) + "=" + percent(Json.text(value)));
        else pairs(made, parameter.name(), value, parameter.style(), parameter.explode(), parameter.reserved());
    }

    static String header(JsonNode value, Operation.Parameter parameter) {
        UnaryOperator<String> same = UnaryOperator.identity();
        if (parameter.style().equals("content")) return Json.text(value);
        if (value.isArray()) return String.join(",", items(value, same));
        if (value.isObject()) return String.join(",", members(value, parameter.explode() ? "=" : ",", same, same));
        return text(value);
    }

    static byte[] form(JsonNode given, Operation.Body body) {
        if (!given.isObject()) throw new IllegalArgumentException("a form is made of an object");
        List<String> made = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> members = given.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            JsonNode value = member.getValue();
            Operation.Encoding encoding = body.encoding(member.getKey());
            String style = encoding.style();
            if (encoding.contentType() != null && encoding.contentType().contains("json")) {
                made.add(percent(member.getKey()) + "=" + percent(Json.text(value)));
            } else if ("deepObject".equals(style) || (style == null && value.isObject())) {
                deep(member.getKey(), value, (key, text) -> made.add(percent(key) + "=" + percent(text)));
            } else {
                boolean explode = encoding.explode() == null ? style == null || style.equals("form") : encoding.explode();
                pairs(made, member.getKey(), value, style == null ? "form" : style, explode, false);
            }
        }
        return String.join("&", made).getBytes(StandardCharsets.US_ASCII);
    }

    /** A value a header can have; the message of what is thrown does not hold it. Other than ASCII is percent-encoded. */
    static String headerSafe(String name, String value) {
        StringBuilder made = new StringBuilder();
        for (int unit : value.codePoints().toArray()) {
            if (unit != '\t' && (unit < ' ' || unit == 0x7f)) throw new IllegalArgumentException("the header " + name + " holds a control character");
            made.append(unit < 0x80 ? Character.toString(unit) : percent(Character.toString(unit)));
        }
        return made.toString();
    }
}
`;

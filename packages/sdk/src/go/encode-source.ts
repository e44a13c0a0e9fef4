/** Source of the emitted `encode.go`: parameter styles (OpenAPI 3.1, section 4.8.12). Holds no backtick. */
export const ENCODE_SOURCE = `package PACKAGE

import (
	"strconv"
	"strings"
)

const (
	unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
	// Reserved characters that neither end a value nor stand for another one there.
	reserved = ":/?@!$'()*,;[]="
)

func percent(text, safe string) string {
	var out strings.Builder
	for at := 0; at < len(text); at++ {
		if strings.IndexByte(safe, text[at]) >= 0 {
			out.WriteByte(text[at])
			continue
		}
		const digits = "0123456789ABCDEF"
		out.Write([]byte{'%', digits[text[at]>>4], digits[text[at]&15]})
	}
	return out.String()
}

func escape(text string) string { return percent(text, unreserved) }

// segment writes "." and ".." so that nobody takes them for steps.
func segment(text string) string {
	if text == "." || text == ".." {
		return strings.ReplaceAll(text, ".", "%2E")
	}
	return escape(text)
}

func encodePath(tree any, of parameter) string {
	if of.style == "content" {
		return segment(jsonText(tree))
	}
	prefix := map[string]string{"label": ".", "matrix": ";"}[of.style]
	own, separator := "", ","
	if of.style == "matrix" {
		own = escape(of.name) + "="
	}
	if prefix != "" {
		separator = prefix
	}
	var parts []string
	switch value := tree.(type) {
	case []any:
		for _, item := range value {
			parts = append(parts, escape(plainText(item)))
		}
		if of.explode {
			return prefix + own + strings.Join(parts, separator+own)
		}
	case object:
		mark := ","
		if of.explode {
			mark = "="
		}
		for _, member := range value {
			parts = append(parts, escape(member.name)+mark+escape(plainText(member.value)))
		}
		if of.explode {
			return prefix + strings.Join(parts, separator)
		}
	default:
		if prefix == "" {
			return segment(plainText(tree))
		}
		return prefix + own + escape(plainText(tree))
	}
	return prefix + own + strings.Join(parts, ",")
}

// deep writes members of members as "a[b][c]".
func deep(name string, tree any) []pair {
	var found []pair
	switch value := tree.(type) {
	case []any:
		for at, item := range value {
			step := ""
			switch item.(type) {
			case []any, object:
				step = strconv.Itoa(at)
			}
			found = append(found, deep(name+"["+step+"]", item)...)
		}
	case object:
		for _, member := range value {
			found = append(found, deep(name+"["+member.name+"]", member.value)...)
		}
	default:
		return []pair{{name, plainText(tree)}}
	}
	return found
}

// encodeQuery writes a parameter of a query or cookie as "name=value" texts.
func encodeQuery(tree any, of parameter) []string {
	safe := unreserved
	if of.reserved {
		safe += reserved
	}
	own := escape(of.name) + "="
	if of.style == "content" {
		return []string{own + escape(jsonText(tree))}
	}
	if isPlain(tree) {
		return []string{own + percent(plainText(tree), safe)}
	}
	if of.style == "deepObject" {
		var parts []string
		for _, inner := range deep(of.name, tree) {
			parts = append(parts, escape(inner.name)+"="+percent(plainText(inner.value), safe))
		}
		return parts
	}
	parts := queryParts(tree, of.explode, own, safe)
	if of.explode {
		return parts
	}
	separator := map[string]string{"spaceDelimited": "%20", "pipeDelimited": "%7C"}[of.style]
	return []string{own + strings.Join(parts, firstOf(separator, ","))}
}

// queryParts are the items of a list, or the names and values of an object; exploded, each is one of the query.
func queryParts(tree any, explode bool, own, safe string) []string {
	var parts []string
	switch value := tree.(type) {
	case []any:
		for _, item := range value {
			text := percent(plainText(item), safe)
			if explode {
				text = own + text
			}
			parts = append(parts, text)
		}
	case object:
		for _, member := range value {
			name, text := escape(member.name), percent(plainText(member.value), safe)
			if explode {
				parts = append(parts, name+"="+text)
			} else {
				parts = append(parts, name, text)
			}
		}
	}
	return parts
}

func encodeHeader(tree any, of parameter) string {
	var parts []string
	switch value := tree.(type) {
	case []any:
		for _, item := range value {
			parts = append(parts, plainText(item))
		}
	case object:
		mark := ","
		if of.explode {
			mark = "="
		}
		for _, member := range value {
			parts = append(parts, member.name+mark+plainText(member.value))
		}
	default:
		return plainText(tree)
	}
	if of.style == "content" {
		return jsonText(tree)
	}
	return strings.Join(parts, ",")
}
`;

/** Source of the emitted `tree.go`: JSON that keeps its order. Holds no backtick. */
export const TREE_SOURCE = String.raw`package PACKAGE

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// object is a JSON object that keeps its order.
type object []pair

type pair struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for at, member := range o {
		if at > 0 {
			out.WriteByte(',')
		}
		out.WriteString(jsonText(member.name) + ":" + jsonText(member.value))
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// treeOf is a value as JSON has it: nil, bool, json.Number, string, []any or object.
func treeOf(value any) (any, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return readTree(decoder)
}

func readTree(decoder *json.Decoder) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	list, members := []any{}, object{}
	for token == json.Delim('{') || token == json.Delim('[') {
		if !decoder.More() {
			_, err = decoder.Token()
			if token == json.Delim('[') {
				return list, err
			}
			return members, err
		}
		var name any
		if token == json.Delim('{') {
			if name, err = decoder.Token(); err != nil {
				return nil, err
			}
		}
		value, err := readTree(decoder)
		if err != nil {
			return nil, err
		}
		if key, ok := name.(string); ok {
			members = append(members, pair{key, value})
		} else {
			list = append(list, value)
		}
	}
	return token, nil
}

// jsonText is a tree as JSON; characters of HTML are left as they are.
func jsonText(tree any) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(tree) != nil {
		return "null"
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// isPlain tells a value from a list or an object.
func isPlain(tree any) bool {
	switch tree.(type) {
	case []any, object:
		return false
	}
	return true
}

// plainText is a tree as a text of its own.
func plainText(tree any) string {
	switch value := tree.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	case bool:
		return strconv.FormatBool(value)
	}
	return jsonText(tree)
}
`;

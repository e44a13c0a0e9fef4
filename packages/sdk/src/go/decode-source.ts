/** Source of the emitted `decode.go`: objects from JSON, read once from front to back. Holds no backtick. */
export const DECODE_SOURCE = String.raw`package PACKAGE

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
)

var errCutOff = errors.New("the JSON is cut off")

// unmarshalRecord reads all that can be read; the error is the first of what cannot.
func unmarshalRecord(data []byte, target any) error {
	if start := skipSpace(data, 0); start == len(data) || data[start] != '{' {
		var members map[string]json.RawMessage
		return json.Unmarshal(data, &members)
	}
	record := reflect.ValueOf(target).Elem()
	shape := layoutOf(record.Type())
	var wrong error
	cut := eachSpan(data, func(name string, text []byte) {
		var err error
		if index, ok := shape.fields[name]; ok {
			err = unmarshalMember(text, record.Field(index))
		} else if shape.additional >= 0 {
			err = unmarshalFurther(name, text, record.Field(shape.additional))
		}
		if err != nil && wrong == nil {
			wrong = fmt.Errorf("%s: %w", name, err)
		}
	})
	if wrong == nil {
		return cut
	}
	return wrong
}

func unmarshalFurther(name string, text []byte, further reflect.Value) error {
	value := reflect.New(further.Type().Elem()).Elem()
	if err := unmarshalMember(text, value); err != nil {
		return err
	}
	if further.IsNil() {
		further.Set(reflect.MakeMap(further.Type()))
	}
	further.SetMapIndex(reflect.ValueOf(name), value)
	return nil
}

// unmarshalMember reads a value; a whole number may be written with a fraction of zeros.
func unmarshalMember(text []byte, field reflect.Value) error {
	isNull := bytes.Equal(text, []byte("null"))
	switch kind := field.Kind(); {
	case kind == reflect.Pointer && !isNull:
		made := reflect.New(field.Type().Elem())
		err := unmarshalMember(text, made.Elem())
		if err == nil || made.Elem().Kind() == reflect.Struct {
			field.Set(made)
		}
		return err
	case kind == reflect.Slice && bytes.HasPrefix(text, []byte("[")):
		return unmarshalList(text, field)
	case kind == reflect.Struct:
		if reader, ok := field.Addr().Interface().(json.Unmarshaler); ok {
			return reader.UnmarshalJSON(text)
		}
	case kind == reflect.String && isPlainString(text):
		field.SetString(string(text[1 : len(text)-1]))
		return nil
	case kind == reflect.Int64 && bytes.ContainsAny(text, ".eE"):
		var number float64
		if err := json.Unmarshal(text, &number); err == nil && number == float64(int64(number)) {
			text = strconv.AppendInt(nil, int64(number), 10)
		}
	}
	return json.Unmarshal(text, field.Addr().Interface())
}

func unmarshalList(text []byte, field reflect.Value) error {
	var items [][]byte
	if err := eachSpan(text, func(_ string, item []byte) { items = append(items, item) }); err != nil {
		return err
	}
	list := reflect.MakeSlice(field.Type(), len(items), len(items))
	var wrong error
	for at, item := range items {
		if err := unmarshalMember(item, list.Index(at)); err != nil && wrong == nil {
			wrong = err
		}
	}
	field.Set(list)
	return wrong
}

// isPlainString tells a string that stands for itself.
func isPlainString(text []byte) bool {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return false
	}
	for _, letter := range text[1 : len(text)-1] {
		if letter < ' ' || letter > '~' || letter == '\\' || letter == '"' {
			return false
		}
	}
	return true
}

func skipSpace(data []byte, at int) int {
	for at < len(data) && (data[at] == ' ' || data[at] == '\n' || data[at] == '\t' || data[at] == '\r') {
		at++
	}
	return at
}

// skipString is where the string that begins at a place has ended.
func skipString(data []byte, at int) int {
	for at++; at < len(data); at++ {
		switch data[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(data)
}

// skipValue is where the value that begins at a place has ended.
func skipValue(data []byte, at int) int {
	depth := 0
	for at < len(data) {
		switch data[at] {
		case '"':
			at = skipString(data, at)
			if depth == 0 {
				return at
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth == 0 {
				return at + 1
			}
		case ',', ' ', '\n', '\t', '\r':
			if depth == 0 {
				return at
			}
		}
		if depth < 0 {
			return at
		}
		at++
	}
	return at
}

// eachSpan visits the texts of the members of an object, or of the items of a list. What they hold is not looked at.
func eachSpan(data []byte, visit func(name string, text []byte)) error {
	at := skipSpace(data, 0)
	isObject := data[at] == '{'
	at = skipSpace(data, at+1)
	for at < len(data) && data[at] != '}' && data[at] != ']' {
		name := ""
		if isObject {
			end := skipString(data, at)
			if err := unmarshalMember(data[at:end], reflect.ValueOf(&name).Elem()); err != nil {
				return err
			}
			if at = skipSpace(data, end); at == len(data) || data[at] != ':' {
				return errCutOff
			}
			at = skipSpace(data, at+1)
		}
		end := skipValue(data, at)
		if end == at {
			return errCutOff
		}
		visit(name, data[at:end])
		if at = skipSpace(data, end); at < len(data) && data[at] == ',' {
			at = skipSpace(data, at+1)
		}
	}
	if at >= len(data) {
		return errCutOff
	}
	return nil
}
`;

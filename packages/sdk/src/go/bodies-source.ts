/** Source of the emitted `bodies.go`: bodies as they are written on the wire. Holds no backtick. */
export const BODIES_SOURCE = String.raw`package PACKAGE

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"path"
	"reflect"
	"strings"
)

var errNoObject = errors.New("a form is made of an object")

// isNil tells whether a value is left out.
func isNil(value any) bool {
	if value == nil {
		return true
	}
	held := reflect.ValueOf(value)
	switch held.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Interface, reflect.Func:
		return held.IsNil()
	}
	return false
}

// given is the payload of a body that may be left out.
func given(index int, value any) *payload {
	if isNil(value) {
		return nil
	}
	return &payload{index, value}
}

// encodeBody is the content type of a body and the body: an io.Reader that is handed on, or bytes.
func encodeBody(spec bodySpec, value any) (contentType string, whole []byte, reader io.Reader, err error) {
	contentType = spec.mediaType
	if strings.Contains(contentType, "*") {
		contentType = "application/octet-stream"
	}
	switch spec.kind {
	case "json":
		whole, err = jsonBody(value)
	case "form":
		whole, err = encodeForm(value, spec.encodings)
	case "multipart":
		return encodeMultipart(spec.mediaType, value, spec.encodings)
	case "text":
		text, _ := value.(string)
		if pointer, ok := value.(*string); ok {
			text = *pointer
		}
		whole = []byte(text)
	default:
		reader, _ = value.(io.Reader)
	}
	return contentType, whole, reader, err
}

// jsonBody is a value in JSON; a list that is needed and is nil is an empty one.
func jsonBody(value any) ([]byte, error) {
	if held := reflect.ValueOf(value); held.Kind() == reflect.Slice && held.IsNil() {
		return []byte("[]"), nil
	}
	return json.Marshal(value)
}

// eachPart visits the members of a form: those of a struct that are sent, or the entries of a map.
func eachPart(form any, visit func(name string, value any) error) error {
	held := reflect.ValueOf(form)
	for held.Kind() == reflect.Pointer && !held.IsNil() {
		held = held.Elem()
	}
	if held.Kind() == reflect.Map {
		return eachEntry(held, nil, visit)
	}
	if held.Kind() != reflect.Struct {
		return errNoObject
	}
	if held.NumField() == 1 && held.Field(0).Type() == unionType {
		return eachOfUnion(held.Field(0).Interface().(union), visit)
	}
	return eachMember(held, visit)
}

func eachOfUnion(form union, visit func(name string, value any) error) error {
	if form.value != nil {
		return eachPart(form.value, visit)
	}
	var members map[string]any
	if err := json.Unmarshal(form.raw, &members); err != nil {
		return errNoObject
	}
	return eachPart(members, visit)
}

func encodeForm(form any, encodings map[string]encoding) ([]byte, error) {
	var parts []string
	err := eachPart(form, func(name string, value any) error {
		tree, err := treeOf(value)
		if err != nil {
			return err
		}
		known := encodings[name]
		_, isObject := tree.(object)
		switch {
		case strings.Contains(known.contentType, "json"):
			parts = append(parts, escape(name)+"="+escape(jsonText(tree)))
		case known.style == "deepObject" || (isObject && known.style == ""):
			for _, inner := range deep(name, tree) {
				parts = append(parts, escape(inner.name)+"="+escape(plainText(inner.value)))
			}
		default:
			explode := known.explode == "true" || (known.explode == "" && (known.style == "" || known.style == "form"))
			parts = append(parts, encodeQuery(tree, parameter{name: name, style: known.style, explode: explode})...)
		}
		return nil
	})
	return []byte(strings.Join(parts, "&")), err
}

func encodeMultipart(mediaType string, form any, encodings map[string]encoding) (string, []byte, io.Reader, error) {
	var out bytes.Buffer
	writer := multipart.NewWriter(&out)
	err := eachPart(form, func(name string, value any) error {
		known := encodings[name]
		list := reflect.ValueOf(value)
		if list.Kind() != reflect.Slice || strings.Contains(known.contentType, "json") {
			return writePart(writer, name, value, known)
		}
		for at := 0; at < list.Len(); at++ {
			if err := writePart(writer, name, list.Index(at).Interface(), known); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = writer.Close()
	}
	return mediaType + "; boundary=" + writer.Boundary(), out.Bytes(), nil, err
}

// quotedName is a name as browsers write it (WHATWG HTML, "multipart/form-data encoding algorithm").
var quotedName = strings.NewReplacer("\"", "%22", "\r", "%0D", "\n", "%0A")

// writePart writes a file, an object or list as JSON, or a text.
func writePart(writer *multipart.Writer, name string, value any, known encoding) error {
	declared := known.contentType
	if strings.ContainsAny(declared, "*,") {
		declared = ""
	}
	if pointer, ok := value.(*FileInput); ok && pointer != nil {
		value = *pointer
	}
	disposition := "form-data; name=\"" + quotedName.Replace(name) + "\""
	if file, ok := value.(FileInput); ok {
		filename := firstOf(file.Name, "file")
		disposition += "; filename=\"" + quotedName.Replace(filename) + "\""
		guessed := firstOf(mime.TypeByExtension(path.Ext(filename)), "application/octet-stream")
		content, err := file.bytes()
		if err != nil {
			return err
		}
		return writeContent(writer, disposition, firstOf(file.ContentType, declared, guessed), content)
	}
	tree, err := treeOf(value)
	if err != nil {
		return err
	}
	switch tree.(type) {
	case []any, object:
		return writeContent(writer, disposition, firstOf(declared, "application/json"), []byte(jsonText(tree)))
	}
	return writeContent(writer, disposition, declared, []byte(plainText(tree)))
}

func writeContent(writer *multipart.Writer, disposition, contentType string, content []byte) error {
	header := textproto.MIMEHeader{"Content-Disposition": {disposition}}
	if contentType != "" {
		if err := headerSafe("Content-Type", contentType); err != nil {
			return err
		}
		header.Set("Content-Type", contentType)
	}
	part, err := writer.CreatePart(header)
	if err == nil {
		_, err = part.Write(content)
	}
	return err
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
`;

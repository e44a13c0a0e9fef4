/** Source of the emitted `record.go`: objects in JSON. Holds no backtick. */
export const RECORD_SOURCE = `package PACKAGE

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sort"
	"strings"
	"sync"
)

// member is how a field of a struct stands in JSON.
type member struct {
	name      string
	index     int
	omitEmpty bool
	nullable  bool
	// constant is the only value there is; it is sent without being set.
	constant any
}

// layout is what a struct looks like in JSON.
type layout struct {
	members []member
	// fields are the places of the members, by their names.
	fields     map[string]int
	additional int
}

var layouts sync.Map

func layoutOf(kind reflect.Type) *layout {
	if known, ok := layouts.Load(kind); ok {
		return known.(*layout)
	}
	made := &layout{fields: map[string]int{}, additional: -1}
	for index := 0; index < kind.NumField(); index++ {
		field := kind.Field(index)
		name, flags, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Name == "AdditionalProperties" {
			made.additional = index
			continue
		}
		if odd, ok := field.Tag.Lookup("member"); ok {
			name = odd
		}
		found := member{name: name, index: index, omitEmpty: strings.Contains(flags, "omitempty"), nullable: strings.Contains(flags, "nullable")}
		if text, ok := field.Tag.Lookup("const"); ok {
			found.constant = json.RawMessage(text)
			if field.Type.Kind() == reflect.String {
				found.constant = text
			}
		}
		made.members = append(made.members, found)
		made.fields[name] = index
	}
	layouts.Store(kind, made)
	return made
}

// value is what is sent for a field that is sent.
func (m member) value(field reflect.Value) any {
	switch {
	case m.constant != nil && field.IsZero():
		return m.constant
	case field.Kind() == reflect.Slice && field.IsNil() && !m.nullable:
		return []any{}
	case field.Kind() == reflect.Map && field.IsNil() && !m.nullable:
		return map[string]any{}
	}
	return field.Interface()
}

// eachMember visits the members that are sent, in the order of the fields.
func eachMember(record reflect.Value, visit func(name string, value any) error) error {
	shape := layoutOf(record.Type())
	for _, known := range shape.members {
		field := record.Field(known.index)
		if known.omitEmpty && field.IsZero() {
			continue
		}
		if err := visit(known.name, known.value(field)); err != nil {
			return err
		}
	}
	if shape.additional < 0 {
		return nil
	}
	return eachEntry(record.Field(shape.additional), shape.fields, visit)
}

// eachEntry visits the entries of a map in the order of their names.
func eachEntry(entries reflect.Value, except map[string]int, visit func(name string, value any) error) error {
	keys := entries.MapKeys()
	sort.Slice(keys, func(a, b int) bool { return keys[a].String() < keys[b].String() })
	for _, key := range keys {
		if _, ok := except[key.String()]; ok {
			continue
		}
		if err := visit(key.String(), entries.MapIndex(key).Interface()); err != nil {
			return err
		}
	}
	return nil
}

func marshalRecord(record any) ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	err := eachMember(reflect.ValueOf(record), func(name string, value any) error {
		if out.Len() > 1 {
			out.WriteByte(',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return err
		}
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(text)
		return nil
	})
	out.WriteByte('}')
	return out.Bytes(), err
}
`;

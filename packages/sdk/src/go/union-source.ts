/** Source of the emitted `union.go`: values of one of several types. Holds no backtick. */
export const UNION_SOURCE = String.raw`package PACKAGE

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
)

// union is a value of one of several types: as it came, or as it was given.
type union struct {
	raw   json.RawMessage
	value any
}

// variant is one type of a union: what its discriminator says then, and a nil pointer to it.
type variant struct {
	values []string
	as     any
}

// MarshalJSON writes the value that was given, or what came.
func (u union) MarshalJSON() ([]byte, error) {
	if u.value != nil {
		return json.Marshal(u.value)
	}
	if u.raw == nil {
		return []byte("null"), nil
	}
	return u.raw, nil
}

// UnmarshalJSON keeps what came; it is read when it is asked for.
func (u *union) UnmarshalJSON(data []byte) error {
	u.raw, u.value = append(json.RawMessage(nil), data...), nil
	return nil
}

// read reads the value into what target points to.
func (u union) read(target any) error {
	place := reflect.ValueOf(target).Elem()
	if u.value != nil && reflect.TypeOf(u.value) == place.Type() {
		place.Set(reflect.ValueOf(u.value))
		return nil
	}
	text, err := u.MarshalJSON()
	if err != nil {
		return err
	}
	if fit(text, place.Type()) < 0 {
		return fmt.Errorf("the value is no %s", place.Type())
	}
	return json.Unmarshal(text, target)
}

// choose reads the value as the variant that the discriminator names, or whose shape it has.
func (u union) choose(discriminator string, variants []variant) (any, error) {
	if u.value != nil {
		return u.value, nil
	}
	text, err := u.MarshalJSON()
	if err != nil {
		return nil, err
	}
	chosen := named(text, discriminator, variants)
	best := -1
	for index := 0; chosen == nil && index < len(variants); index++ {
		if score := fit(text, pointed(variants[index])); score > best {
			best = score
		}
	}
	for index := 0; chosen == nil && index < len(variants); index++ {
		if best >= 0 && fit(text, pointed(variants[index])) == best {
			chosen = pointed(variants[index])
		}
	}
	if chosen == nil {
		var any any
		return any, json.Unmarshal(text, &any)
	}
	value := reflect.New(chosen)
	err = json.Unmarshal(text, value.Interface())
	return value.Elem().Interface(), err
}

func pointed(of variant) reflect.Type { return reflect.TypeOf(of.as).Elem() }

// named is the variant that the discriminator names.
func named(text []byte, discriminator string, variants []variant) reflect.Type {
	var members map[string]json.RawMessage
	if discriminator == "" || json.Unmarshal(text, &members) != nil {
		return nil
	}
	var told string
	if json.Unmarshal(members[discriminator], &told) != nil {
		return nil
	}
	for _, one := range variants {
		for _, value := range one.values {
			if value == told {
				return pointed(one)
			}
		}
	}
	return nil
}

var (
	unionType = reflect.TypeOf(union{})
	fileType  = reflect.TypeOf(FileInput{})
)

// fit tells how well a value fits a type: -1 when it does not, else more for a closer fit.
func fit(text []byte, kind reflect.Type) int {
	text = bytes.TrimSpace(text)
	first := byte(0)
	if len(text) > 0 {
		first = text[0]
	}
	wanted := ""
	switch kind.Kind() {
	case reflect.Interface:
		return 0
	case reflect.Pointer:
		if first == 'n' {
			return 0
		}
		return fit(text, kind.Elem())
	case reflect.Struct:
		return fitStruct(text, first, kind)
	case reflect.Slice:
		return fitList(text, first, kind)
	case reflect.Map:
		wanted = "{"
	case reflect.String:
		wanted = "\""
	case reflect.Bool:
		wanted = "tf"
	case reflect.Int64:
		var number float64
		if first != 'n' && json.Unmarshal(text, &number) == nil && number == math.Trunc(number) {
			return 2
		}
	case reflect.Float64:
		wanted = "-0123456789"
	}
	if first != 0 && strings.IndexByte(wanted, first) >= 0 {
		return 1
	}
	return -1
}

func fitList(text []byte, first byte, kind reflect.Type) int {
	var items []json.RawMessage
	if first != '[' || json.Unmarshal(text, &items) != nil {
		return -1
	}
	if len(items) == 0 {
		return 1
	}
	return fit(items[0], kind.Elem())
}

func fitStruct(text []byte, first byte, kind reflect.Type) int {
	if kind == fileType {
		return fit(text, reflect.TypeOf(""))
	}
	if kind.NumField() == 1 && kind.Field(0).Type == unionType {
		return 0
	}
	var members map[string]json.RawMessage
	if first != '{' || json.Unmarshal(text, &members) != nil {
		return -1
	}
	score := 1
	for _, known := range layoutOf(kind).members {
		value, ok := members[known.name]
		if !ok {
			if known.omitEmpty {
				continue
			}
			return -1
		}
		if !fitMember(value, kind.Field(known.index).Type, known.constant) {
			return -1
		}
		score++
	}
	return score
}

// isRecord tells objects from unions, files, and values that can be null, whose fields are not exported or no JSON.
func isRecord(kind reflect.Type) bool {
	return kind != fileType && kind.NumField() > 0 && kind.Field(0).IsExported()
}

// fitMember compares constants, and the kinds of plain values.
func fitMember(text []byte, kind reflect.Type, constant any) bool {
	if constant != nil {
		wanted, err := json.Marshal(constant)
		var compact bytes.Buffer
		return err == nil && json.Compact(&compact, text) == nil && bytes.Equal(compact.Bytes(), wanted)
	}
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	if bytes.Equal(text, []byte("null")) {
		return true
	}
	switch kind.Kind() {
	case reflect.String, reflect.Bool, reflect.Int64, reflect.Float64, reflect.Map:
		return fit(text, kind) >= 0
	case reflect.Slice:
		return bytes.HasPrefix(text, []byte("["))
	case reflect.Struct:
		return !isRecord(kind) || bytes.HasPrefix(text, []byte("{"))
	}
	return true
}
`;

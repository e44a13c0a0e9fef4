/** Source of the emitted `values.go`: values that are more than a value. Holds no backtick. */
export const VALUES_SOURCE = `package PACKAGE

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
)

// Ptr is a pointer to a value: for members and parameters that may be left out.
func Ptr[T any](value T) *T { return &value }

// Nullable is a member that can be left out, null, or a value. The zero Nullable is left out.
type Nullable[T any] struct {
	set   bool
	value *T
}

// NewNullable makes a Nullable of a value.
func NewNullable[T any](value T) Nullable[T] { return Nullable[T]{set: true, value: &value} }

// Null makes a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{set: true} }

// Get is the value; ok is false when there is none.
func (n Nullable[T]) Get() (value T, ok bool) {
	if n.value == nil {
		return value, false
	}
	return *n.value, true
}

// IsNull tells whether it is null.
func (n Nullable[T]) IsNull() bool { return n.set && n.value == nil }

// IsSet tells whether it is there: null or a value.
func (n Nullable[T]) IsSet() bool { return n.set }

// MarshalJSON writes the value, or null.
func (n Nullable[T]) MarshalJSON() ([]byte, error) { return json.Marshal(n.value) }

// UnmarshalJSON reads a value, or null.
func (n *Nullable[T]) UnmarshalJSON(data []byte) error {
	n.set, n.value = true, nil
	return unmarshalMember(data, reflect.ValueOf(&n.value).Elem())
}

// FileInput is a file to send.
type FileInput struct {
	// Content is read when the call is sent.
	Content io.Reader
	// Name is the name of the file; "file" when it is empty.
	Name string
	// ContentType is its media type; found by the name when it is empty.
	ContentType string
}

// NewFile makes a FileInput of bytes.
func NewFile(name string, content []byte) FileInput {
	return FileInput{Content: bytes.NewReader(content), Name: name}
}

func (f FileInput) bytes() ([]byte, error) {
	if f.Content == nil {
		return nil, nil
	}
	content, err := io.ReadAll(f.Content)
	if seeker, ok := f.Content.(io.Seeker); ok && err == nil {
		// It can be read again from where it was.
		_, err = seeker.Seek(-int64(len(content)), io.SeekCurrent)
	}
	return content, err
}

// MarshalJSON writes the content as a text.
func (f FileInput) MarshalJSON() ([]byte, error) {
	content, err := f.bytes()
	if err != nil {
		return nil, err
	}
	return json.Marshal(string(content))
}

// UnmarshalJSON reads a text as the content.
func (f *FileInput) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	f.Content = bytes.NewReader([]byte(text))
	return nil
}
`;

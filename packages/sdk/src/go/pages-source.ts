/** Source of the emitted `pages.go`: lists that come in pages. Holds no backtick. */
export const PAGES_SOURCE = `package PACKAGE

import (
	"context"
	"encoding/json"
)

// Iterator gives the items of all pages; the next page is fetched when its first item is asked for.
type Iterator[T any] struct {
	pages   pager
	current T
	err     error
}

func iterate[T any](c *core, op *operation, values []any, options []CallOption) *Iterator[T] {
	return &Iterator[T]{pages: pager{core: c, op: op, values: append([]any(nil), values...), options: options}}
}

// Next finds the next item; it is false at the end and after a failure.
func (i *Iterator[T]) Next(ctx context.Context) bool {
	if i.err != nil {
		return false
	}
	raw, ok, err := i.pages.next(ctx)
	if err != nil || !ok {
		i.err = err
		return false
	}
	var item T
	if err := json.Unmarshal(raw, &item); err != nil {
		i.err = &DecodeError{Operation: i.pages.op.id, Raw: raw, Err: err}
		return false
	}
	i.current = item
	return true
}

// Value is the item that Next found.
func (i *Iterator[T]) Value() T { return i.current }

// Err is what went wrong; nil at the end.
func (i *Iterator[T]) Err() error { return i.err }

// pager fetches pages and knows how the next one is asked for.
type pager struct {
	core    *core
	op      *operation
	values  []any
	options []CallOption
	items   []json.RawMessage
	begun   bool
	ended   bool
}

func (p *pager) next(ctx context.Context) (json.RawMessage, bool, error) {
	for len(p.items) == 0 {
		if p.ended {
			return nil, false, nil
		}
		if err := p.fetch(ctx); err != nil {
			return nil, false, err
		}
	}
	first := p.items[0]
	p.items = p.items[1:]
	return first, true, nil
}

func (p *pager) fetch(ctx context.Context) error {
	var raw json.RawMessage
	if err := p.core.call(ctx, p.op, p.values, nil, p.options, &raw); err != nil {
		return err
	}
	p.items = nil
	_ = json.Unmarshal(walk(raw, p.op.pages.items), &p.items)
	spec := p.op.pages
	position := text(p.values[spec.parameter])
	following := p.following(raw)
	if isNil(following) || following == "" || text(following) == position {
		p.ended = true
		return nil
	}
	p.values[spec.parameter] = following
	return nil
}

// following is what the next page is asked with; nil at the end.
func (p *pager) following(raw json.RawMessage) any {
	spec := p.op.pages
	switch spec.kind {
	case "cursor":
		return plain(walk(raw, spec.next))
	case "last":
		if len(p.items) == 0 || plain(walk(raw, spec.next)) != true {
			return nil
		}
		return plain(walk(p.items[len(p.items)-1], []string{spec.member}))
	}
	if len(p.items) == 0 {
		return nil
	}
	if size, ok := number(p.values, spec.size); ok && int64(len(p.items)) < size {
		return nil
	}
	position, ok := number(p.values, spec.parameter)
	if !ok {
		position = spec.first
	}
	if spec.kind == "page" {
		return position + 1
	}
	return position + int64(len(p.items))
}

// number is a parameter as a number.
func number(values []any, index int) (int64, bool) {
	if index < 0 {
		return 0, false
	}
	var found *float64
	if json.Unmarshal([]byte(text(values[index])), &found) != nil || found == nil {
		return 0, false
	}
	return int64(*found), true
}

func text(value any) string {
	written, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(written)
}

func plain(raw json.RawMessage) any {
	var value any
	_ = json.Unmarshal(raw, &value)
	return value
}

// walk is what is found below a value by names; nil where there is nothing.
func walk(raw json.RawMessage, names []string) json.RawMessage {
	for _, name := range names {
		var members map[string]json.RawMessage
		if json.Unmarshal(raw, &members) != nil {
			return nil
		}
		raw = members[name]
	}
	return raw
}
`;

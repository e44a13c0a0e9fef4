/** Source of the emitted `operation.go`: what is known of an operation, as data. Holds no backtick. */
export const OPERATION_SOURCE = `package PACKAGE

// parameter is how a parameter is written; style is "content" for one that is JSON.
type parameter struct {
	name     string
	place    string
	style    string
	explode  bool
	reserved bool
}

// encoding is how a member of a form or multipart body is written. explode is "true", "false" or "" for what is usual.
type encoding struct {
	style       string
	explode     string
	contentType string
}

// bodySpec is a body that an operation takes.
type bodySpec struct {
	mediaType string
	kind      string
	encodings map[string]encoding
}

// failure is the type of the body of a failure, as a nil pointer to it.
type failure struct {
	status string
	as     any
}

// pageSpec is how the next page is asked for. Parameters are meant by their place in the list; -1 is none.
type pageSpec struct {
	kind      string
	parameter int
	size      int
	first     int64
	items     []string
	next      []string
	member    string
}

// operation is what the client knows of an operation.
type operation struct {
	id         string
	method     string
	path       string
	parameters []parameter
	bodies     []bodySpec
	// isText says that a success is a text and no JSON.
	isText            bool
	failures          []failure
	security          [][]string
	idempotent        bool
	idempotencyHeader string
	makesKey          bool
	pages             *pageSpec
}

// scheme is how credentials are sent: apiKey (place and name), basic, bearer, oauth (the token URL) or mutual.
type scheme struct {
	kind  string
	place string
	name  string
}

// payload is a body that is given, and the place of its kind in the list of bodies.
type payload struct {
	index int
	value any
}
`;

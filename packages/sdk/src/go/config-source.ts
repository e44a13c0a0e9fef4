/** Source of the emitted `config.go`: what can be said of a client and of a call. Holds no backtick. */
export const CONFIG_SOURCE = `package PACKAGE

import (
	"context"
	"net/http"
	"os"
	"strings"
	"time"
)

// Config is what a client is made with. Credentials that are not given come from the environment.
type Config struct {
	// BaseURL is where the API is, instead of where its document says.
	BaseURL string
	// APIKey is the key of the API.
	APIKey string
	// APIKeys are keys by the name of their scheme, where there are several.
	APIKeys map[string]string
	// Token is a bearer token.
	Token string
	// TokenSource gives a bearer token for each call.
	TokenSource func(ctx context.Context) (string, error)
	// Username and Password are for basic authentication.
	Username string
	// Password goes with Username.
	Password string
	// ClientID and ClientSecret are for OAuth 2.0 client credentials; the token is kept until it expires.
	ClientID string
	// ClientSecret goes with ClientID.
	ClientSecret string
	// TokenURL is where tokens are fetched, instead of where the document says.
	TokenURL string
	// Scopes are asked for with a token.
	Scopes []string
	// MutualTLS says that HTTPClient has a client certificate.
	MutualTLS bool
	// Header is sent with every call.
	Header http.Header
	// Timeout is for one try, body included: 30 s when it is 0, none when it is negative.
	Timeout time.Duration
	// Retries are tries after the first, of what may be repeated; 2 when it is nil.
	Retries *int
	// HTTPClient sends the calls; its timeout and its way with redirects are not used.
	HTTPClient *http.Client
}

// String shows no credentials.
func (c Config) String() string { return "Config{BaseURL: " + c.BaseURL + "}" }

// GoString shows no credentials.
func (c Config) GoString() string { return c.String() }

const (
	timeoutDefault = 30 * time.Second
	retriesDefault = 2
)

func (c Config) withEnvironment(prefix, base string) *Config {
	for name, field := range map[string]*string{
		"BASE_URL": &c.BaseURL, "API_KEY": &c.APIKey, "TOKEN": &c.Token, "USERNAME": &c.Username, "PASSWORD": &c.Password,
		"CLIENT_ID": &c.ClientID, "CLIENT_SECRET": &c.ClientSecret,
	} {
		if *field == "" {
			*field = os.Getenv(prefix + "_" + name)
		}
	}
	if c.BaseURL == "" {
		c.BaseURL = base
	}
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	if c.Timeout == 0 {
		c.Timeout = timeoutDefault
	}
	c.Header = c.Header.Clone()
	return &c
}

// Response is what comes with an answer; WithResponse asks for it.
type Response struct {
	// StatusCode is the status of the answer.
	StatusCode int
	// Header are the headers of the answer.
	Header http.Header
}

// CallOption says something of one call.
type CallOption func(*callSettings)

type callSettings struct {
	header         http.Header
	timeout        time.Duration
	retries        int
	idempotencyKey string
	response       *Response
}

// WithHeader sends a header with the call, instead of any of the same name.
func WithHeader(name, value string) CallOption {
	return func(call *callSettings) { call.header.Set(name, value) }
}

// WithTimeout limits one try of the call; a negative timeout is none.
func WithTimeout(timeout time.Duration) CallOption {
	return func(call *callSettings) { call.timeout = timeout }
}

// WithRetries is how often the call is tried again where it may be repeated.
func WithRetries(retries int) CallOption {
	return func(call *callSettings) { call.retries = retries }
}

// WithIdempotencyKey makes the call one that may be repeated.
func WithIdempotencyKey(key string) CallOption {
	return func(call *callSettings) { call.idempotencyKey = key }
}

// WithResponse keeps the status and the headers of the answer.
func WithResponse(into *Response) CallOption {
	return func(call *callSettings) { call.response = into }
}

func (c *core) settings(options []CallOption) *callSettings {
	call := &callSettings{header: http.Header{}, timeout: c.config.Timeout, retries: retriesDefault}
	if c.config.Retries != nil {
		call.retries = *c.config.Retries
	}
	for _, option := range options {
		option(call)
	}
	return call
}
`;

/** Source of the emitted `retries.go`: what is tried again, and when. Holds no backtick. */
export const RETRIES_SOURCE = `package PACKAGE

import (
	"context"
	"math/rand"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const waitMax = 60 * time.Second

func isRetried(status int) bool {
	switch status {
	case 408, 429, 500, 502, 503, 504:
		return true
	}
	return false
}

func isConnection(err error) bool {
	switch err.(type) {
	case *ConnectionError, *TimeoutError:
		return true
	}
	return false
}

func sleep(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

func backOff(attempt int) time.Duration {
	if attempt > 5 {
		attempt = 5
	}
	return time.Duration(rand.Int63n(int64(250*time.Millisecond) << attempt))
}

// retryAfter is what Retry-After asks for: seconds or a date (RFC 9110, section 10.2.3).
func retryAfter(header http.Header) (time.Duration, bool) {
	value := strings.TrimSpace(header.Get("Retry-After"))
	wanted := time.Duration(0)
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		wanted = time.Duration(seconds) * time.Second
	} else if date, err := http.ParseTime(value); err == nil {
		wanted = time.Until(date)
	} else {
		return 0, false
	}
	if wanted < 0 {
		return 0, true
	}
	if wanted > waitMax {
		wanted = waitMax
	}
	return wanted, true
}
`;

/** Source of the emitted `_connection.py`: HTTP over connections that are kept. Holds no backtick. */
export const CONNECTION_SOURCE = `"""HTTP over connections that are kept for the next call, whatever the thread."""

from __future__ import annotations

import builtins
import http.client
import select
import ssl
import threading
import time
import urllib.request
from typing import Any, Iterator, Mapping
from urllib.parse import urlsplit

from ._errors import ConnectionError, Headers, TimeoutError

_IDLE_MAX = 8
_CHUNK = 65_536


class Deadline:
    """The moment by which one try must be over."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        if self._end is None:
            return None
        left = self._end - time.monotonic()
        if left <= 0:
            raise builtins.TimeoutError
        return left


class Answer:
    """A status, headers and a body that is still to be read."""

    def __init__(self, operation: str, pool: Pool, origin: str, connection: http.client.HTTPConnection, response: http.client.HTTPResponse, sock: Any) -> None:
        self.status = response.status
        self.headers = Headers(response.getheaders())
        self._operation = operation
        self._pool = pool
        self._origin = origin
        self._connection = connection
        self._response = response
        self._sock = sock

    def chunks(self, deadline: Deadline) -> Iterator[bytes]:
        """The body, piece by piece as it comes."""
        try:
            # Counted here too: before 3.12 read1 does not know where a body of known length ends.
            left = self._response.length
            while left != 0 and not self._response.isclosed():
                self._sock.settimeout(deadline.left())
                piece = self._response.read1(_CHUNK if left is None else min(_CHUNK, left))
                if not piece and left is not None:
                    raise http.client.IncompleteRead(b"", left)
                left = None if left is None else left - len(piece)
                if piece:
                    yield piece
                elif not self._response.isclosed():
                    break
            if left == 0 and not self._response.isclosed():
                self._response.length = 0
                self._response.read()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            raise failure(self._operation, error, deadline) from error
        finally:
            self.close()

    def read(self, deadline: Deadline) -> bytes:
        return b"".join(self.chunks(deadline))

    def close(self) -> None:
        """Gives the connection back when nothing is left on it, else ends it."""
        if self._response.isclosed() and not self._response.will_close and self._connection.sock is not None:
            self._pool.give(self._origin, self._connection)
        else:
            self._response.close()
            self._connection.close()


def failure(operation: str, error: BaseException, deadline: Deadline) -> ConnectionError:
    # The text of the error may hold a target or a header: only its kind is told.
    if isinstance(error, builtins.TimeoutError):
        return TimeoutError(f"{operation}: no answer within {deadline.seconds:g} s")
    return ConnectionError(f"{operation}: no answer ({type(error).__name__})")


class Pool:
    """Connections by origin. Safe to use from several threads: a connection is one caller's at a time."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._idle: dict[str, list[http.client.HTTPConnection]] = {}

    def send(self, operation: str, method: str, url: str, headers: Mapping[str, str], content: Any, deadline: Deadline) -> Answer:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("the base URL must start with http:// or https://")
        origin = f"{parts.scheme}://{parts.netloc}"
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        proxy = _proxy(parts.scheme, parts.hostname)
        if proxy and parts.scheme == "http":
            target = origin + target
        connection: http.client.HTTPConnection | None = None
        try:
            connection = self._take(origin) or self._open(parts.scheme, parts.hostname, parts.port, proxy)
            connection.timeout = deadline.left()
            if connection.sock is None:
                connection.connect()
            sock: Any = connection.sock
            sock.settimeout(deadline.left())
            response = _exchange(connection, method, target, headers, content)
        except (OSError, http.client.HTTPException) as error:
            if connection is not None:
                connection.close()
            raise failure(operation, error, deadline) from error
        return Answer(operation, self, origin, connection, response, sock)

    def _open(self, scheme: str, host: str, port: int | None, proxy: str | None) -> http.client.HTTPConnection:
        via = urlsplit(proxy) if proxy else None
        near, near_port = (via.hostname or host, via.port) if via else (host, port)
        if scheme == "http":
            return http.client.HTTPConnection(near, near_port)
        self._context = self._context or ssl.create_default_context()
        connection = http.client.HTTPSConnection(near, near_port, context=self._context)
        if via:
            connection.set_tunnel(host, port or 443)
        return connection

    def _take(self, origin: str) -> http.client.HTTPConnection | None:
        while True:
            with self._lock:
                idle = self._idle.get(origin)
                connection = idle.pop() if idle else None
            if connection is None or not _ended(connection):
                return connection
            connection.close()

    def give(self, origin: str, connection: http.client.HTTPConnection) -> None:
        with self._lock:
            idle = self._idle.setdefault(origin, [])
            if len(idle) < _IDLE_MAX:
                idle.append(connection)
                return
        connection.close()

    def close(self) -> None:
        with self._lock:
            idle = [connection for kept in self._idle.values() for connection in kept]
            self._idle.clear()
        for connection in idle:
            connection.close()


def _exchange(connection: http.client.HTTPConnection, method: str, target: str, headers: Mapping[str, str], content: Any) -> http.client.HTTPResponse:
    chunked = content is not None and not isinstance(content, bytes)
    try:
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value.encode("utf-8"))
        if chunked:
            connection.putheader("Transfer-Encoding", "chunked")
        elif isinstance(content, bytes) or method in ("POST", "PUT", "PATCH"):
            connection.putheader("Content-Length", str(len(content) if isinstance(content, bytes) else 0))
        connection.endheaders(content, encode_chunked=chunked)
    except (BrokenPipeError, ConnectionResetError):
        # A server may answer before it has read all, and close: its answer is worth more than our failure.
        pass
    return connection.getresponse()


def _ended(connection: http.client.HTTPConnection) -> bool:
    """Whether the server has ended an idle connection; what is readable on it is its end."""
    try:
        return connection.sock is None or bool(select.select([connection.sock], [], [], 0)[0])
    except (OSError, ValueError):
        return True


def _proxy(scheme: str, host: str) -> str | None:
    proxy = urllib.request.getproxies().get(scheme)
    return proxy if proxy and not urllib.request.proxy_bypass(host) else None
`;

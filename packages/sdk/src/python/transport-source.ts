/** Source of the emitted `_transport.py`: what every operation shares. Holds no backtick. */
export const TRANSPORT_SOURCE = `"""Sends calls: what every operation shares."""

from __future__ import annotations

import json
import random
import time
import uuid
from contextvars import ContextVar
from email.utils import parsedate_to_datetime
from typing import Any, Iterator, Mapping
from urllib.parse import quote, urljoin, urlsplit

from ._auth import Auth
from ._connection import Answer, Deadline, Pool
from ._encode import encode_form, encode_header, encode_multipart, encode_path, encode_query, header_safe, json_text
from ._errors import ApiError, ApiResponse, ConnectionError, Headers
from ._model import UNSET, FileInput, decode
from ._operation import Body, Operation
from ._options import RequestOptions
from ._pages import walk_pages
from ._streams import BinaryStream, EventStream

_RETRIED = frozenset((408, 429, 500, 502, 503, 504))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_REDIRECTS_MAX = 5
_PATH_SAFE = "/:@!$&'()*,;=~%"

captured: ContextVar[list[ApiResponse[Any]] | None] = ContextVar("captured", default=None)


class Request:
    """A request as it goes out. A body that cannot be read twice is sent once."""

    def __init__(self, method: str, url: str, headers: dict[str, str], content: Any) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        seekable = getattr(content, "seekable", None)
        self._start: int | None = content.tell() if seekable is not None and seekable() else None
        self.repeatable = content is None or isinstance(content, bytes) or self._start is not None

    def rewind(self) -> None:
        if self._start is not None:
            self.content.seek(self._start)


class Transport:
    def __init__(self, base_url: str, headers: Mapping[str, str], timeout: float | None, retries: int, pool: Pool, auth: Auth) -> None:
        self._base_url = base_url
        self._headers = dict(headers)
        self._timeout = timeout
        self._retries = retries
        self._pool = pool
        self._auth = auth

    def close(self) -> None:
        self._pool.close()

    def call(self, operation: Operation, values: Mapping[str, Any], options: RequestOptions | None = None, body: Any = UNSET, content_type: str | None = None) -> Any:
        answer, deadline = self._send(operation, values, options or RequestOptions(), body, content_type)
        result = operation.result
        data = read_body(answer.read(deadline), answer.headers, result) if result else (answer.read(deadline), None)[1]
        holder = captured.get()
        if holder is not None:
            holder.append(ApiResponse(data, answer.status, answer.headers))
        return data

    def stream(self, operation: Operation, values: Mapping[str, Any], options: RequestOptions | None = None, body: Any = UNSET, content_type: str | None = None) -> BinaryStream:
        answer, deadline = self._send(operation, values, options or RequestOptions(), body, content_type)
        return BinaryStream(answer, deadline.seconds)

    def events(self, operation: Operation, values: Mapping[str, Any], options: RequestOptions | None = None, body: Any = UNSET, content_type: str | None = None) -> EventStream[Any]:
        answer, deadline = self._send(operation, values, options or RequestOptions(), body, content_type, "text/event-stream")
        return EventStream(answer, deadline.seconds, operation.events.codec if operation.events else "any")

    def pages(self, operation: Operation, values: Mapping[str, Any], options: RequestOptions | None = None) -> Iterator[Any]:
        return walk_pages(operation, values, lambda asked: self.call(operation, asked, options))

    def _send(self, operation: Operation, values: Mapping[str, Any], options: RequestOptions, body: Any, content_type: str | None, accept: str = "application/json, */*;q=0.5") -> tuple[Answer, Deadline]:
        timeout = self._timeout if options.timeout is UNSET else options.timeout
        retries = self._retries if options.retries is None else options.retries
        request = self._request(operation, values, options, body, content_type, accept)
        safe = request.repeatable and (operation.idempotent or operation.idempotency_header.lower() in (name.lower() for name in request.headers))
        attempt = 0
        while True:
            deadline, pause = Deadline(timeout), None
            try:
                answer = self._once(operation, request, deadline)
                if 200 <= answer.status < 300:
                    return answer, deadline
                content = answer.read(deadline)
                asked = retry_after(answer.headers)
                told = request.repeatable and asked is not None and answer.status in (429, 503)
                if answer.status not in _RETRIED or not (safe or told) or attempt >= retries:
                    raise failed(operation, answer, content)
                pause = asked
            except ConnectionError:
                if not safe or attempt >= retries:
                    raise
            time.sleep(random.random() * min(0.25 * 2**attempt, 8.0) if pause is None else pause)
            attempt += 1
            request.rewind()

    def _once(self, operation: Operation, request: Request, deadline: Deadline) -> Answer:
        sent = self._auth.credentials(operation, deadline)
        headers = dict(request.headers)
        for name, value in sent.headers.items():
            put(headers, name, value)
        if sent.cookies:
            put(headers, "Cookie", "; ".join([*filter(None, [headers.get("Cookie")]), *sent.cookies]))
        mark = "&" if "?" in request.url else "?"
        url = request.url + (mark + "&".join(sent.query) if sent.query else "")
        answer = self._pool.send(operation.id, request.method, url, headers, request.content, deadline)
        for _ in range(_REDIRECTS_MAX):
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or request.method not in ("GET", "HEAD") or not location:
                break
            answer.read(deadline)
            target = urljoin(url, quote(location, safe=_PATH_SAFE + "?#[]+"))
            if urlsplit(target)[:2] != urlsplit(url)[:2]:
                # What is meant for one server is nobody else's.
                headers = {name: value for name, value in headers.items() if name in ("Accept", "User-Agent")}
            url = target
            answer = self._pool.send(operation.id, request.method, url, headers, None, deadline)
        return answer

    def _request(self, operation: Operation, values: Mapping[str, Any], options: RequestOptions, body: Any, content_type: str | None, accept: str) -> Request:
        headers: dict[str, str] = {"Accept": accept}
        for name, value in self._headers.items():
            put(headers, name, value)
        target = self._target(operation, values, headers)
        key = options.idempotency_key
        if key is None and operation.makes_key and operation.idempotency_header not in headers:
            key = uuid.uuid4().hex
        if key is not None:
            put(headers, operation.idempotency_header, key)
        content = self._content(operation, headers, body, content_type)
        for name, value in options.headers.items():
            put(headers, name, value)
        return Request(operation.method, self._base_url + target, headers, content)

    def _target(self, operation: Operation, values: Mapping[str, Any], headers: dict[str, str]) -> str:
        """Path and query; parameters of headers and cookies are added to the headers."""
        path = quote(operation.path, safe=_PATH_SAFE + "{}")
        query: list[str] = []
        cookies: list[str] = []
        for parameter in operation.parameters:
            value = values.get(parameter.key)
            if parameter.place == "path":
                if value is None or value == "":
                    raise ValueError(f'{operation.id}: "{parameter.key}" is needed for the path')
                hole = "{" + quote(parameter.name, safe=_PATH_SAFE + "{}") + "}"
                path = path.replace(hole, encode_path(value, parameter))
            elif value is None or value is UNSET:
                continue
            elif parameter.place == "query":
                query += encode_query(value, parameter)
            elif parameter.place == "header":
                put(headers, parameter.name, encode_header(value, parameter))
            else:
                cookies += encode_query(value, parameter)
        if cookies:
            put(headers, "Cookie", "; ".join(cookies))
        return path + ("?" + "&".join(query) if query else "")

    def _content(self, operation: Operation, headers: dict[str, str], given: Any, content_type: str | None) -> Any:
        if given is UNSET or not operation.bodies:
            return None
        body = next((known for known in operation.bodies if known.media_type == content_type), operation.bodies[0])
        kind = body.media_type if "*" not in body.media_type else "application/octet-stream"
        content: Any
        if body.kind == "json":
            content = json_text(given).encode("utf-8")
        elif body.kind == "form":
            content = encode_form(given, body)
        elif body.kind == "multipart":
            kind, content = encode_multipart(given, body)
        else:
            if isinstance(given, FileInput):
                kind, given = given.content_type or kind, given.content
            content = given.encode("utf-8") if isinstance(given, str) else bytes(given) if isinstance(given, (bytes, bytearray)) else given
        put(headers, "Content-Type", kind)
        return content


def put(headers: dict[str, str], name: str, value: str) -> None:
    """Sets a header in place of any of that name, whatever the case."""
    for known in [known for known in headers if known.lower() == name.lower()]:
        del headers[known]
    headers[name] = header_safe(name, value)


def retry_after(headers: Headers) -> float | None:
    """Seconds that Retry-After asks for: a number or a date (RFC 9110, section 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    try:
        wanted = float(value) if value.isascii() and value.isdigit() else parsedate_to_datetime(value).timestamp() - time.time()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return min(max(wanted, 0.0), 60.0)


def failed(operation: Operation, answer: Answer, content: bytes) -> ApiError:
    status = str(answer.status)
    declared = next((body for known, body in operation.failures if known in (status, f"{status[0]}XX", "default")), None)
    raw = read_body(content, answer.headers, None)
    body = decode(declared.codec, raw) if declared is not None and declared.kind == "json" else raw
    return ApiError(operation.id, answer.status, answer.headers, body, raw)


def read_body(content: bytes, headers: Headers, body: Body | None) -> Any:
    """A body as the type it was declared to be; one that is no JSON although it should be stays a text."""
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    is_json = kind == "application/json" or kind.endswith("+json")
    if body is not None and body.kind == "binary":
        return content
    if not content:
        return None
    if is_json or (body is not None and body.kind == "json"):
        try:
            value = json.loads(content)
        except ValueError:
            return content.decode("utf-8", "replace")
        return decode(body.codec, value) if body is not None and body.kind == "json" else value
    is_text = kind.startswith("text/") or kind.endswith(("/xml", "+xml", "yaml"))
    return content.decode("utf-8", "replace") if is_text or (body is not None and body.kind == "text") else content
`;

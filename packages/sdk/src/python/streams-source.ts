/** Source of the emitted `_streams.py`. Holds no backtick. */
export const STREAMS_SOURCE = String.raw`"""Answers that are read while they come."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from typing import Generic, Iterator, TypeVar

from ._connection import Answer, Deadline
from ._errors import Headers
from ._model import decode

T = TypeVar("T")


class _Stream:
    def __init__(self, answer: Answer, timeout: float | None) -> None:
        self._answer = answer
        self._timeout = timeout

    @property
    def status(self) -> int:
        return self._answer.status

    @property
    def headers(self) -> Headers:
        return self._answer.headers

    def close(self) -> None:
        """Ends the answer, read to its end or not."""
        self._answer.close()

    def _chunks(self) -> Iterator[bytes]:
        return self._answer.chunks(_Idle(self._timeout))


class _Idle(Deadline):
    """A stream may last: only the wait for its next piece is limited."""

    def left(self) -> float | None:
        return self.seconds


class BinaryStream(_Stream):
    """A body in pieces. Use it in a "with" statement, or close it."""

    def __enter__(self) -> BinaryStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks()

    def read(self) -> bytes:
        """All of it."""
        return b"".join(self._chunks())


@dataclass(frozen=True)
class ServerSentEvent(Generic[T]):
    data: T
    """The data as the type that the document declares; as it came where it is no JSON."""
    text: str
    event: str = "message"
    id: str = ""
    retry: int | None = None


class EventStream(_Stream, Generic[T]):
    """Server-sent events (WHATWG HTML, section 9.2). Use it in a "with" statement, or close it."""

    def __init__(self, answer: Answer, timeout: float | None, codec: str) -> None:
        super().__init__(answer, timeout)
        self._codec = codec

    def __enter__(self) -> EventStream[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[ServerSentEvent[T]]:
        event, data, last_id, retry = "", [], "", None
        for line in self._lines():
            if line == "":
                if data:
                    text = "\n".join(data)
                    yield ServerSentEvent(self._data(text), text, event or "message", last_id, retry)
                event, data = "", []
                continue
            name, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            if name == "data":
                data.append(value)
            elif name == "event":
                event = value
            elif name == "id" and "\0" not in value:
                last_id = value
            elif name == "retry" and value.isascii() and value.isdigit():
                retry = int(value)

    def _data(self, text: str) -> T:
        value: object = text
        if self._codec not in ("str", "bytes"):
            try:
                value = decode(self._codec, json.loads(text))
            except ValueError:
                pass
        return value  # type: ignore[return-value]

    def _lines(self) -> Iterator[str]:
        read = codecs.getincrementaldecoder("utf-8-sig")("replace")
        rest, after_return = "", False
        for piece in self._chunks():
            text = read.decode(piece)
            if after_return and text:
                # The "\n" of a "\r\n" that came in two pieces.
                text, after_return = text[text.startswith("\n") :], False
            after_return = after_return or text.endswith("\r")
            lines = (rest + text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            rest = lines.pop()
            yield from lines
`;

/** Source of the emitted `_errors.py`. Holds no backtick. */
export const ERRORS_SOURCE = `"""What goes wrong, and what comes with an answer."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from typing import Any, Generic, Iterator, Mapping, TypeVar

T = TypeVar("T")


class Headers(Mapping[str, str]):
    """Headers of an answer; their names are the same in every case."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in pairs:
            known = self._values.get(name.lower())
            self._values[name.lower()] = value if known is None else f"{known}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class ApiResponse(Generic[T]):
    """An answer with its status and headers."""

    data: T
    status: int
    headers: Headers


@dataclass(frozen=True)
class Problem:
    """A problem as RFC 9457 has it."""

    type: str = "about:blank"
    title: str | None = None
    status: int | None = None
    detail: str | None = None
    instance: str | None = None
    extensions: Mapping[str, Any] = field(default_factory=dict)


class SdkError(Exception):
    """Whatever a call can fail with."""


class ConnectionError(SdkError, builtins.ConnectionError):
    """No answer came: the network, or a name that does not exist. The cause is its cause."""


class TimeoutError(ConnectionError, builtins.TimeoutError):
    """No answer came in time."""


class ApiError(SdkError):
    """The API answered, and not with success."""

    def __init__(self, operation: str, status: int, headers: Headers, body: Any, raw: Any) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        """The body, of the type that the document declares for this status, or as it came."""
        self.problem = problem_of(headers, raw)
        """The body, when it is a problem (RFC 9457)."""
        self.request_id = _request_id(headers, self.problem)
        said = [part for part in (self.problem and self.problem.title, self.problem and self.problem.detail) if part]
        super().__init__(f"{operation}: {status} {': '.join(said)}".rstrip())


_MEMBERS = ("type", "title", "status", "detail", "instance")


def problem_of(headers: Headers, raw: Any) -> Problem | None:
    declared = headers.get("content-type", "").startswith("application/problem+json")
    if not isinstance(raw, dict) or not (declared or "title" in raw):
        return None

    def text(name: str) -> str | None:
        value = raw.get(name)
        return value if isinstance(value, str) else None

    status = raw.get("status")
    return Problem(
        type=text("type") or "about:blank",
        title=text("title"),
        status=status if isinstance(status, int) else None,
        detail=text("detail"),
        instance=text("instance"),
        extensions={name: value for name, value in raw.items() if name not in _MEMBERS},
    )


def _request_id(headers: Headers, problem: Problem | None) -> str | None:
    named = problem.extensions.get("requestId") if problem else None
    return named if isinstance(named, str) else headers.get("x-request-id", headers.get("x-amzn-requestid"))
`;

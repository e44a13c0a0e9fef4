/** Source of the emitted `_operation.py`. Holds no backtick. */
export const OPERATION_SOURCE = `"""What is known of an operation, as data."""

from __future__ import annotations

from typing import Mapping, NamedTuple


class Parameter(NamedTuple):
    key: str
    name: str
    place: str
    style: str
    explode: bool
    reserved: bool = False


class Encoding(NamedTuple):
    """How a member of a form or multipart body is written."""

    style: str | None = None
    explode: bool | None = None
    content_type: str | None = None


class Body(NamedTuple):
    media_type: str
    kind: str
    codec: str
    encoding: Mapping[str, Encoding] = {}


class Pages(NamedTuple):
    """How the next page is asked for."""

    kind: str
    parameter: str
    items: tuple[str, ...]
    next: tuple[str, ...] = ()
    member: str = ""
    size: str = ""
    first: int = 1


class Operation(NamedTuple):
    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[Body, ...] = ()
    result: Body | None = None
    events: Body | None = None
    failures: tuple[tuple[str, Body | None], ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    idempotent: bool = False
    idempotency_header: str = "Idempotency-Key"
    makes_key: bool = False
    pages: Pages | None = None


class Scheme(NamedTuple):
    """A security scheme: apiKey (place and name), basic, bearer, oauth (token URL) or mutual."""

    kind: str
    place: str = ""
    name: str = ""
`;

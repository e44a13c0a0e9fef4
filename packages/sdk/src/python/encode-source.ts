/** Source of the emitted `_encode.py`: parameter styles and bodies (OpenAPI 3.1, section 4.8.12). Holds no backtick. */
export const ENCODE_SOURCE = String.raw`"""Parameters and bodies as they are written on the wire."""

from __future__ import annotations

import json
import mimetypes
import os
import uuid
from typing import Any, Mapping
from urllib.parse import quote

from ._model import UNSET, FileInput, Model, to_json
from ._operation import Body, Encoding, Parameter

_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
# Reserved characters that neither end the value nor stand for another one there.
_RESERVED = ":/?@!$'()*,;[]="


def json_text(value: Any) -> str:
    return json.dumps(to_json(value), allow_nan=False, separators=(",", ":"))


def text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (Mapping, list)):
        return json_text(value)
    return str(value)


def percent(value: str, reserved: bool = False) -> str:
    return quote(value, safe=_RESERVED if reserved else "")


def _segment(value: str) -> str:
    """A path segment: "." and ".." are written so that nobody takes them for steps."""
    return {".": "%2E", "..": "%2E%2E"}.get(value, percent(value))


def encode_path(given: Any, parameter: Parameter) -> str:
    value, style, explode = to_json(given), parameter.style, parameter.explode
    if style == "content":
        return _segment(json_text(value))
    prefix = {"label": ".", "matrix": ";"}.get(style, "")
    own = percent(parameter.name) + "=" if style == "matrix" else ""
    separator = "," if style == "simple" else prefix
    if isinstance(value, list):
        items = [percent(text(item)) for item in value]
        return prefix + (separator.join(own + item for item in items) if explode else own + ",".join(items))
    if isinstance(value, Mapping):
        pairs = [(percent(name), percent(text(member))) for name, member in value.items()]
        if explode:
            return prefix + separator.join(f"{name}={member}" for name, member in pairs)
        return prefix + own + ",".join(part for pair in pairs for part in pair)
    return prefix + own + percent(text(value)) if prefix else _segment(text(value))


def deep(name: str, value: Any) -> list[tuple[str, str]]:
    """Members of members as "a[b][c]"."""
    if isinstance(value, list):
        steps = [(f"{name}[{index if isinstance(item, (Mapping, list)) else ''}]", item) for index, item in enumerate(value)]
        return [pair for step, item in steps for pair in deep(step, item)]
    if isinstance(value, Mapping):
        return [pair for key, member in value.items() for pair in deep(f"{name}[{key}]", member)]
    return [(name, text(value))]


def _pairs(name: str, value: Any, style: str, explode: bool, reserved: bool = False) -> list[str]:
    def one(member: Any) -> str:
        return percent(text(member), reserved)

    own = percent(name) + "="
    if style == "deepObject" and isinstance(value, (Mapping, list)):
        return [f"{percent(key)}={percent(member, reserved)}" for key, member in deep(name, value)]
    separator = _SEPARATORS.get(style, ",")
    if isinstance(value, list):
        items = [one(item) for item in value]
        return [own + item for item in items] if explode else [own + separator.join(items)]
    if isinstance(value, Mapping):
        members = [(percent(key), one(member)) for key, member in value.items()]
        if explode:
            return [f"{key}={member}" for key, member in members]
        return [own + separator.join(part for pair in members for part in pair)]
    return [own + one(value)]


def encode_query(given: Any, parameter: Parameter) -> list[str]:
    """A parameter of a query or cookie as "name=value" texts."""
    if parameter.style == "content":
        return [f"{percent(parameter.name)}={percent(json_text(given))}"]
    return _pairs(parameter.name, to_json(given), parameter.style, parameter.explode, parameter.reserved)


def encode_header(given: Any, parameter: Parameter) -> str:
    value = to_json(given)
    if parameter.style == "content":
        return json_text(value)
    if isinstance(value, list):
        return ",".join(text(item) for item in value)
    if isinstance(value, Mapping):
        mark = "=" if parameter.explode else ","
        return ",".join(f"{name}{mark}{text(member)}" for name, member in value.items())
    return text(value)


def _present(body: Any) -> dict[str, Any]:
    if isinstance(body, Model):
        return body._present()
    if isinstance(body, Mapping):
        return {str(name): value for name, value in body.items() if value is not UNSET}
    raise TypeError("a form is made of an object")


def encode_form(given: Any, body: Body) -> bytes:
    parts: list[str] = []
    for name, member in _present(given).items():
        value, encoding = to_json(member), body.encoding.get(name, Encoding())
        if encoding.content_type and "json" in encoding.content_type:
            parts.append(f"{percent(name)}={percent(json_text(value))}")
        elif isinstance(value, Mapping) and encoding.style in (None, "deepObject") or encoding.style == "deepObject":
            parts += [f"{percent(key)}={percent(inner)}" for key, inner in deep(name, value)]
        else:
            style = encoding.style or "form"
            parts += _pairs(name, value, style, style == "form" if encoding.explode is None else encoding.explode)
    return "&".join(parts).encode("ascii")


def _quoted(name: str) -> str:
    # As browsers do (WHATWG HTML, "multipart/form-data encoding algorithm").
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _part(name: str, value: Any, encoding: Encoding) -> tuple[str, bytes]:
    """Headers and content of one part."""
    own = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    declared = encoding.content_type if encoding.content_type and "*" not in encoding.content_type and "," not in encoding.content_type else None
    if isinstance(value, (bytes, bytearray, FileInput)) or hasattr(value, "read"):
        given: Any = value.content if isinstance(value, FileInput) else value
        upload = value if isinstance(value, FileInput) else FileInput(given, filename=os.path.basename(str(getattr(value, "name", "file"))))
        content = given.read() if hasattr(given, "read") else given
        kind = upload.content_type or declared or mimetypes.guess_type(upload.filename)[0] or "application/octet-stream"
        return f'{own}; filename="{_quoted(upload.filename)}"\r\nContent-Type: {header_safe("content-type", kind)}', bytes(content)
    if isinstance(value, (Model, Mapping, list, tuple)):
        return f"{own}\r\nContent-Type: {declared or 'application/json'}", json_text(value).encode("utf-8")
    return own + (f"\r\nContent-Type: {declared}" if declared else ""), text(value).encode("utf-8")


def encode_multipart(given: Any, body: Body) -> tuple[str, bytes]:
    """The content type, with its boundary, and the body. Lists become repeated parts."""
    boundary = uuid.uuid4().hex
    made = bytearray()
    for name, member in _present(given).items():
        encoding = body.encoding.get(name, Encoding())
        whole = encoding.content_type is not None and "json" in encoding.content_type
        for value in member if isinstance(member, (list, tuple)) and not whole else [member]:
            head, content = _part(name, value, encoding)
            made += f"--{boundary}\r\n{head}\r\n\r\n".encode("utf-8") + content + b"\r\n"
    made += f"--{boundary}--\r\n".encode("ascii")
    return f"{body.media_type}; boundary={boundary}", bytes(made)


def header_safe(name: str, value: str) -> str:
    """The value, if it can be one; the message of what is raised does not hold it."""
    if any(character in value for character in "\r\n\0"):
        raise ValueError(f"the header {name} holds a line break")
    return value
`;

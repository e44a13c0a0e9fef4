/** Source of the emitted `_model.py`: what every model shares. Holds no backtick. */
export const MODEL_SOURCE = `"""What every model shares: members that may be unset, and JSON both ways, driven by tables."""

from __future__ import annotations

import base64
import json
from enum import Enum
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any, Callable, ClassVar, Final, Iterable, Literal, Mapping, TypeVar, Union

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Callable[[Any], Any]:
        return lambda cls: cls


class Unset(Enum):
    """The type of UNSET."""

    TOKEN = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.TOKEN
"""A member that is not there; None is one that is there and null."""

ABSENT: Final[Any] = UNSET
"""UNSET, for members that a server always answers and that a caller need not give."""


class FileInput:
    """A file to send, with its name and media type."""

    __slots__ = ("content", "content_type", "filename")

    def __init__(self, content: bytes | IO[bytes], *, filename: str = "file", content_type: str | None = None) -> None:
        self.content = content
        self.filename = filename
        self.content_type = content_type


BinaryInput = Union[bytes, IO[bytes], FileInput]
BinaryBody = Union[bytes, IO[bytes], Iterable[bytes], FileInput]

M = TypeVar("M", bound="Model")
_Decoder = Callable[[Any], Any]
_MODELS: dict[str, type[Model]] = {}
_UNIONS: dict[str, tuple[str | None, tuple[tuple[str, tuple[str, ...]], ...]]] = {}


class _Table:
    """What a class of models declares, worked out when it is first used."""

    __slots__ = ("additional", "attributes", "by_name", "decoders", "required")

    def __init__(self, cls: type[Model]) -> None:
        self.attributes = frozenset(attribute for attribute, _, _ in cls._fields)
        self.by_name = {name: (attribute, codec) for attribute, name, codec in cls._fields}
        self.decoders = {name: (attribute, decoder(codec)) for attribute, name, codec in cls._fields}
        self.required = {attribute: name for attribute, name, _ in cls._fields if attribute not in cls.__dict__}
        self.additional = decoder(cls._additional)


@lru_cache(maxsize=None)
def _table(cls: type[Model]) -> _Table:
    return _Table(cls)


@dataclass_transform(kw_only_default=True)
class _Declared:
    """Its subclasses declare members by annotations, as dataclasses do."""


class Model(_Declared):
    """An object of the API. Members that were not given are UNSET and not sent."""

    _fields: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    _additional: ClassVar[str] = "any"

    additional_properties: dict[str, Any] = ABSENT
    """Members that the document does not name."""

    def __init_subclass__(cls) -> None:
        _MODELS[cls.__name__] = cls

    if not TYPE_CHECKING:

        def __init__(self, **members: Any) -> None:
            cls = type(self)
            table = _table(cls)
            own = self.__dict__
            own["additional_properties"] = members.pop("additional_properties", None) or {}
            for attribute, value in members.items():
                if attribute not in table.attributes:
                    raise TypeError(f"{cls.__name__} has no member {attribute!r}")
                if value is not UNSET:
                    own[attribute] = value
            missing = [attribute for attribute in table.required if attribute not in members]
            if missing:
                raise TypeError(f"{cls.__name__} needs {', '.join(missing)}")

        def __getattr__(self, attribute: str) -> Any:
            # Only for what the instance does not hold: a server may leave out what it promised.
            if attribute in _table(type(self)).required:
                return UNSET
            raise AttributeError(f"{type(self).__name__} has no member {attribute!r}")

        def __setattr__(self, attribute: str, value: Any) -> None:
            cls = type(self)
            if attribute != "additional_properties" and attribute not in _table(cls).attributes:
                raise AttributeError(f"{cls.__name__} has no member {attribute!r}")
            self.__dict__[attribute] = value

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.to_json() == other.to_json()  # type: ignore[attr-defined]

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        members = ", ".join(f"{attribute}={getattr(self, attribute)!r}" for attribute, _, _ in self._fields if getattr(self, attribute) is not UNSET)
        return f"{type(self).__name__}({members})"

    @classmethod
    def from_json(cls: type[M], value: Mapping[str, Any]) -> M:
        """Makes one of a JSON object. Members of other types than declared stay as they are."""
        table = _table(cls)
        made = cls.__new__(cls)
        own = made.__dict__
        further: dict[str, Any] = {}
        for name, member in value.items():
            attribute, decode_member = table.decoders.get(name, (None, table.additional))
            decoded = member if decode_member is None or member is None else decode_member(member)
            if attribute is None:
                further[name] = decoded
            else:
                own[attribute] = decoded
        own["additional_properties"] = further
        return made

    def _present(self) -> dict[str, Any]:
        """What is set, by the names of the JSON."""
        found = {name: getattr(self, attribute) for attribute, name, _ in self._fields}
        return {name: value for name, value in {**self.additional_properties, **found}.items() if value is not UNSET}

    def to_json(self) -> dict[str, Any]:
        """The JSON object this is."""
        return {name: to_json(value) for name, value in self._present().items()}


def to_json(value: Any) -> Any:
    """A value, with the models in it, as JSON."""
    if isinstance(value, Model):
        return value.to_json()
    if isinstance(value, Mapping):
        return {str(name): to_json(member) for name, member in value.items() if member is not UNSET}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    return value


def register_unions(unions: Mapping[str, tuple[str | None, tuple[tuple[str, tuple[str, ...]], ...]]]) -> None:
    """Declares choices: the member that tells the variants apart, and each variant with its values of that member."""
    _UNIONS.update(unions)


@lru_cache(maxsize=None)
def decoder(codec: str) -> _Decoder | None:
    """How values of a type are read: "list X", "map X", a name, or what JSON has already; None leaves them as they are."""
    head, _, rest = codec.partition(" ")
    if head in ("list", "map"):
        inner = decoder(rest)
        if inner is None:
            return None
        if head == "list":
            return lambda value: [item if item is None else inner(item) for item in value] if isinstance(value, list) else value
        return lambda value: {name: item if item is None else inner(item) for name, item in value.items()} if isinstance(value, dict) else value
    if codec in _MODELS:
        model = _MODELS[codec]
        return lambda value: model.from_json(value) if isinstance(value, dict) else value
    if codec in _UNIONS:
        return lambda value: _choose(codec, value)
    return None


def decode(codec: str, value: Any) -> Any:
    """A JSON value as the type it was declared to be."""
    read = decoder(codec)
    return value if read is None or value is None else read(value)


def _choose(union: str, value: Any) -> Any:
    discriminator, variants = _UNIONS[union]
    if discriminator is not None and isinstance(value, dict):
        told = [codec for codec, values in variants if value.get(discriminator) in values]
        if len(told) == 1:
            return decode(told[0], value)
    fits = [(_fit(codec, value), codec) for codec, _ in variants]
    best = max(fits, key=lambda fit: fit[0], default=(_NEVER, "any"))
    return value if best[0] <= _NEVER else decode(best[1], value)


_NEVER = -1_000_000
_PLAIN: dict[str, tuple[type, ...]] = {"str": (str,), "bytes": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}


def _fit(codec: str, value: Any) -> int:
    """How well a value fits a type; _NEVER when it cannot be one."""
    head, _, rest = codec.partition(" ")
    if head == "const":
        return 2 if value == json.loads(rest) else _NEVER
    if head in _PLAIN:
        fits = isinstance(value, _PLAIN[head]) and (head == "bool" or not isinstance(value, bool))
        return (2 if head == "int" else 1) if fits else _NEVER
    if head == "list":
        return max(1, _fit(rest, value[0])) if isinstance(value, list) and (not value or _fit(rest, value[0]) > _NEVER) else _NEVER
    if head == "map":
        return 0 if isinstance(value, dict) else _NEVER
    if head in _UNIONS:
        return max((_fit(variant, value) for variant, _ in _UNIONS[head][1]), default=_NEVER)
    if head in _MODELS:
        return _fit_model(_table(_MODELS[head]), value)
    return -1


def _fit_model(table: _Table, value: Any) -> int:
    if not isinstance(value, dict):
        return _NEVER
    score = -100 * sum(name not in value for name in table.required.values())
    for name, member in value.items():
        _, codec = table.by_name.get(name, (None, None))
        plain = codec is not None and member is not None and codec.partition(" ")[0] in ("const", "str", "int", "float", "bool")
        misfit = plain and codec is not None and _fit(codec, member) <= _NEVER
        if misfit and codec is not None and codec.startswith("const"):
            return _NEVER
        score += -1 if codec is None else -20 if misfit else 2
    return score
`;

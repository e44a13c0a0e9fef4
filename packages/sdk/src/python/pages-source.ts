/** Source of the emitted `_options.py` and `_pages.py`. Holds no backtick. */
export const OPTIONS_SOURCE = `"""What can be said of one call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping

from ._model import UNSET, Unset


@dataclass(frozen=True)
class RequestOptions:
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Sent with this call, instead of any of the same name."""
    timeout: float | None | Unset = UNSET
    """Seconds for one try; None waits for ever."""
    retries: int | None = None
    """Tries after the first."""
    idempotency_key: str | None = None
    """Makes the call one that may be repeated."""
`;

export const PAGES_SOURCE = `"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, Callable, Iterator, Mapping

from ._model import UNSET, Model
from ._operation import Operation


def walk(value: Any, path: tuple[str, ...]) -> Any:
    """What is found below a value by names of the JSON; None where there is nothing."""
    for name in path:
        members = value._present() if isinstance(value, Model) else value
        value = members.get(name) if isinstance(members, Mapping) else None
    return None if value is UNSET else value


def walk_pages(operation: Operation, values: Mapping[str, Any], fetch: Callable[[Mapping[str, Any]], Any]) -> Iterator[Any]:
    """The items of all pages; the next page is asked for when its first item is."""
    pages = operation.pages
    if pages is None:
        return
    asked = dict(values)
    while True:
        answer = fetch(asked)
        items = walk(answer, pages.items)
        if not isinstance(items, list):
            return
        yield from items
        position = asked.get(pages.parameter)
        following: Any
        if pages.kind == "cursor":
            following = walk(answer, pages.next)
        elif pages.kind == "last":
            more = items and walk(answer, pages.next) is True
            following = walk(items[-1], (pages.member,)) if more else None
        else:
            size = asked.get(pages.size)
            if not items or (isinstance(size, int) and len(items) < size):
                return
            step = 1 if pages.kind == "page" else len(items)
            following = (pages.first if position is None else position) + step
        if following is None or following == "" or following == position:
            return
        asked[pages.parameter] = following
`;

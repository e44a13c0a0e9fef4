/** Source of the emitted `_auth.py`. Holds no backtick. */
export const AUTH_SOURCE = `"""Credentials: where they come from and how they are sent."""

from __future__ import annotations

import base64
import json
import os
import threading
import time
from typing import Callable, Mapping, NamedTuple, Sequence, Union
from urllib.parse import quote, urlencode, urljoin

from ._connection import Deadline, Pool
from ._encode import header_safe
from ._errors import ApiError, ConnectionError
from ._operation import Operation, Scheme

Secret = Union[str, Callable[[], str], None]
_EARLY_SECONDS = 30


class Secrets(NamedTuple):
    """What a caller gave; the environment stands in for what is missing."""

    prefix: str
    api_key: Secret | Mapping[str, str]
    token: Secret
    username: str | None
    password: str | None
    client_id: str | None
    client_secret: str | None
    token_url: str | None
    scopes: Sequence[str]
    mutual: bool

    def __repr__(self) -> str:
        return "Secrets(...)"


class Sent(NamedTuple):
    """What goes with a request."""

    headers: dict[str, str]
    query: list[str]
    cookies: list[str]


class Auth:
    """Sends the first alternative of an operation for which the credentials are known."""

    def __init__(self, secrets: Secrets, schemes: Mapping[str, Scheme], pool: Pool, base_url: str, user_agent: str) -> None:
        self._secrets = secrets
        self._schemes = schemes
        self._pool = pool
        self._base_url = base_url
        self._user_agent = user_agent
        self._lock = threading.Lock()
        self._tokens: dict[str, tuple[str, float]] = {}

    def credentials(self, operation: Operation, deadline: Deadline) -> Sent:
        sent = Sent({}, [], [])
        for alternative in operation.security:
            if alternative and all(self._known(name) for name in alternative):
                for name in alternative:
                    self._add(sent, name, self._schemes[name], deadline)
                break
        return sent

    def _environment(self, name: str) -> str | None:
        return os.environ.get(f"{self._secrets.prefix}_{name}") or None

    def _api_key(self, scheme: str) -> str | None:
        given = self._secrets.api_key
        if isinstance(given, Mapping):
            return given.get(scheme)
        return _value(given) or self._environment("API_KEY")

    def _basic(self) -> tuple[str | None, str]:
        return self._secrets.username or self._environment("USERNAME"), self._secrets.password or self._environment("PASSWORD") or ""

    def _client(self) -> tuple[str | None, str | None]:
        return self._secrets.client_id or self._environment("CLIENT_ID"), self._secrets.client_secret or self._environment("CLIENT_SECRET")

    def _known(self, name: str) -> bool:
        scheme = self._schemes.get(name)
        if scheme is None:
            return False
        if scheme.kind == "apiKey":
            return self._api_key(name) is not None
        if scheme.kind == "basic":
            return self._basic()[0] is not None
        if scheme.kind == "mutual":
            return self._secrets.mutual
        has_token = self._secrets.token is not None or self._environment("TOKEN") is not None
        return has_token or (scheme.kind == "oauth" and bool(self._token_url(scheme)) and all(self._client()))

    def _token_url(self, scheme: Scheme) -> str:
        return self._secrets.token_url or (urljoin(self._base_url + "/", scheme.name) if scheme.name else "")

    def _add(self, sent: Sent, name: str, scheme: Scheme, deadline: Deadline) -> None:
        if scheme.kind == "mutual":
            return
        if scheme.kind == "basic":
            user, password = self._basic()
            pair = base64.b64encode(f"{user}:{password}".encode("utf-8")).decode("ascii")
            sent.headers["Authorization"] = f"Basic {pair}"
        elif scheme.kind != "apiKey":
            token = _value(self._secrets.token) or self._environment("TOKEN") or self._client_token(self._token_url(scheme), deadline)
            sent.headers["Authorization"] = header_safe("Authorization", f"Bearer {token}")
        else:
            key = self._api_key(name) or ""
            if scheme.place == "header":
                sent.headers[scheme.name] = header_safe(scheme.name, key)
            elif scheme.place == "query":
                sent.query.append(f"{quote(scheme.name, safe='')}={quote(key, safe='')}")
            else:
                sent.cookies.append(f"{scheme.name}={quote(key, safe='')}")

    def _client_token(self, url: str, deadline: Deadline) -> str:
        """A token for our client id, fetched once however many ask for it at the same time."""
        with self._lock:
            token, until = self._tokens.get(url, ("", 0.0))
            if time.monotonic() < until:
                return token
            token, seconds = self._fetch_token(url, deadline)
            # One that lives shorter than we renew early is used for half of its life.
            self._tokens[url] = (token, time.monotonic() + max(seconds - _EARLY_SECONDS, seconds / 2))
            return token

    def _fetch_token(self, url: str, deadline: Deadline) -> tuple[str, float]:
        form = {"grant_type": "client_credentials"}
        if self._secrets.scopes:
            form["scope"] = " ".join(self._secrets.scopes)
        # RFC 6749, section 2.3.1: both are form-encoded before they are joined.
        pair = ":".join(quote(part or "", safe="") for part in self._client())
        headers = {
            "Accept": "application/json",
            "User-Agent": self._user_agent,
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": "Basic " + base64.b64encode(pair.encode("ascii")).decode("ascii"),
        }
        answer = self._pool.send("token", "POST", url, headers, urlencode(form).encode("ascii"), deadline)
        content = answer.read(deadline)
        body = _json(content)
        token = body.get("access_token")
        if not 200 <= answer.status < 300:
            raise ApiError("token", answer.status, answer.headers, body, body)
        if not isinstance(token, str) or not token:
            raise ConnectionError("token: the answer holds no access_token")
        lifetime = body.get("expires_in", 3_600)
        return token, float(lifetime) if isinstance(lifetime, (int, float)) else 3_600.0


def _json(content: bytes) -> dict[str, object]:
    try:
        body = json.loads(content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _value(secret: Secret | Mapping[str, str]) -> str | None:
    return secret() if callable(secret) else secret if isinstance(secret, str) else None
`;

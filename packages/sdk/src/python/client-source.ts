/** Source of the emitted `_client.py`: what every client has. Holds no backtick. */
export const CLIENT_SOURCE = `"""What every client has: options, closing, and answers with their status and headers."""

from __future__ import annotations

import os
import ssl
from types import TracebackType
from typing import Callable, ClassVar, Mapping, NamedTuple, ParamSpec, Sequence, TypeVar
from urllib.parse import quote

from ._auth import Auth, Secret, Secrets
from ._connection import Pool
from ._errors import ApiResponse
from ._operation import Scheme
from ._transport import Transport, captured

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound="BaseClient")


class Settings(NamedTuple):
    """What the document says of the API as a whole."""

    base_url: str
    prefix: str
    user_agent: str
    schemes: Mapping[str, Scheme]


class BaseClient:
    """Safe to use from several threads. Credentials that are not given come from the environment."""

    _settings: ClassVar[Settings]

    def __init__(
        self,
        *,
        base_url: str | None = None,
        api_key: Secret | Mapping[str, str] = None,
        token: Secret = None,
        username: str | None = None,
        password: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_url: str | None = None,
        scopes: Sequence[str] = (),
        headers: Mapping[str, str] | None = None,
        timeout: float | None = 30.0,
        retries: int = 2,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Makes a client.

        Args:
            base_url: Where the API is.
            api_key: The key, how to get it for each call, or keys by the name of their scheme.
            token: A bearer token, or how to get one for each call.
            username: For basic authentication, with password.
            client_id: For OAuth 2.0 client credentials, with client_secret; the token is kept until it expires.
            token_url: Where tokens are fetched, instead of where the document says.
            scopes: Asked for with the token.
            headers: Sent with every call.
            timeout: Seconds for one try, body included; None waits for ever.
            retries: Tries after the first, of what may be repeated.
            ssl_context: For own authorities or a client certificate.
        """
        settings = self._settings
        address = quote((base_url or os.environ.get(settings.prefix + "_BASE_URL") or settings.base_url).rstrip("/"), safe=":/?#[]@!$&'()*+,;=%~")
        pool = Pool(ssl_context)
        secrets = Secrets(settings.prefix, api_key, token, username, password, client_id, client_secret, token_url, scopes, ssl_context is not None)
        auth = Auth(secrets, settings.schemes, pool, address, settings.user_agent)
        self._transport = Transport(address, {"User-Agent": settings.user_agent, **(headers or {})}, timeout, retries, pool, auth)

    def close(self) -> None:
        """Ends the connections that are kept."""
        self._transport.close()

    def __enter__(self: C) -> C:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def with_response(self, method: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> ApiResponse[R]:
        """Calls a method of this client; gives the status and headers too: "client.with_response(client.method, a=1)"."""
        holder: list[ApiResponse[R]] = []
        token = captured.set(holder)
        try:
            method(*args, **kwargs)
        finally:
            captured.reset(token)
        if not holder:
            raise TypeError("only methods that give an answer at once have a response to show")
        return holder[-1]
`;

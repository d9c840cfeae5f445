"""Refuses what does not come from our own pages, before anything else sees it.

A page of another site can make a browser send requests to us. So a request names the address that
we serve (`Host`, against DNS rebinding), comes from nowhere else (`Origin`), and what changes
something brings the secret of this run in a header, which no other site can read or send.
"""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.review.settings import Settings

__all__ = ["COOKIE", "HEADER", "Guard"]

HEADER = "x-extractor-token"
COOKIE = "extractor_token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class _TooLarge(Exception):  # noqa: N818  a way out, not an error of ours
    """More was sent than we take."""


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Keep what to compare with."""
        self._app, self._settings = app, settings
        self._hosts = [[host] for host in settings.hosts]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        said = self._refusal(scope) or self._entry(scope)
        if said is not None:
            await said(scope, receive, _dressed(send))
            return
        await self._limited(scope, receive, _dressed(send))

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        """Return why a request is refused, None where it is not."""
        headers, method = Headers(scope=scope), scope["method"]
        if [host.lower() for host in headers.getlist("host")] not in self._hosts:
            return _refused(403, "Host")
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in self._settings.origins:
            return _refused(403, "Origin")
        if method not in _SAFE and not self._is_secret(headers.get(HEADER, "")):
            return _refused(403, HEADER)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return _refused(400, "Content-Length")
        if int(length[:20]) > self._settings.largest:
            return _refused(413, "too large")
        return None

    def _entry(self, scope: Scope) -> RedirectResponse | JSONResponse | None:
        """Ask who comes from elsewhere for the secret: in the address once, in a cookie from then on."""
        if self._settings.is_open:
            return None
        headers = Headers(scope=scope)
        if self._is_secret(headers.get(HEADER, "")) or self._is_secret(_cookie(headers)):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if not self._is_secret(query.pop("token", [""])[0]):
            return _refused(401, "token")
        address = "/" + scope["path"].lstrip("/\\")
        rest = urlencode(query, doseq=True)
        answer = RedirectResponse(f"{address}?{rest}" if rest else address, status_code=303)
        answer.set_cookie(COOKIE, self._settings.token, httponly=True, samesite="strict")
        return answer

    def _is_secret(self, text: str) -> bool:
        return secrets.compare_digest(text.encode(), self._settings.token.encode())

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, as long as its body is no larger than we take, whatever its header says."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.largest:
                raise _TooLarge
            return message

        async def judged(message: Message) -> None:
            if taken <= self._settings.largest:
                await send(message)  # else the application speaks of a body that we cut

        with suppress(_TooLarge):
            await self._app(scope, counted, judged)
        if taken > self._settings.largest:
            await _refused(413, "too large")(scope, receive, send)


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _refused(status: int, why: str) -> JSONResponse:
    return JSONResponse({"detail": f"refused: {why}"}, status_code=status)


def _dressed(send: Send) -> Send:
    """Return what sends an answer with the headers that bind the browser."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return dressed

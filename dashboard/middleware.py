"""What every request meets: own websockets only, a Dutch index page, the security headers.

Streamlit compresses behind these middlewares, so the index page is asked for uncompressed.
"""

import hashlib
import re
from base64 import b64encode
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NOSCRIPT = (
    "<noscript><p>Spoedmonitor heeft JavaScript nodig. "
    "Zet JavaScript aan in uw browser en laad deze pagina opnieuw.</p></noscript>"
)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class DutchPage:
    """Rewrites the index page: its language, title and text for browsers without JavaScript."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        await self.app(_plainly(scope), receive, _PageSender(send))


class _PageSender:
    """Holds an HTML answer back until it is complete, then sends it rewritten."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        page = dutch(self.body.decode())
        headers = MutableHeaders(raw=start["headers"])
        headers["Content-Length"] = str(len(page.encode()))
        headers["Content-Security-Policy"] = content_security_policy(page)
        await self.send(start)
        await self.send({"type": "http.response.body", "body": page.encode()})


class SecurityHeaders:
    """Adds the headers that hold for every answer; only the index page runs scripts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", content_security_policy(""))
            await send(message)

        await self.app(scope, receive, send_with_headers)


class OwnOrigin:
    """Refuses a websocket that a page of another host opens.

    Streamlit refuses it too, but only after asking an outside host for this server's address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)


def dutch(page: str) -> str:
    """Streamlit's index page, in Dutch and named Spoedmonitor."""
    page = page.replace('<html lang="en">', '<html lang="nl">', 1)
    page = re.sub(r"<title>.*?</title>", "<title>Spoedmonitor</title>", page, count=1)
    return re.sub(r"<noscript>.*?</noscript>", _NOSCRIPT, page, count=1, flags=re.DOTALL)


def content_security_policy(page: str) -> str:
    """Everything from this host; of inline scripts only those that stand in the page.

    Vega runs in Streamlit with its expression interpreter, so no 'unsafe-eval'. Streamlit writes
    its styles as it draws, so styles stay 'unsafe-inline'.
    """
    hashes = "".join(f" 'sha256-{_sha256(script)}'" for script in _INLINE_SCRIPT.findall(page))
    return "; ".join(
        [
            "default-src 'self'",
            # blob: is how Streamlit runs the script of a component (dashboard/writing.py).
            f"script-src 'self' blob:{hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _sha256(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _is_foreign(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _asks_for_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def _plainly(scope: Scope) -> Scope:
    """The request without what would make the answer compressed or empty."""
    left_out = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    headers = [(name, value) for name, value in scope["headers"] if name not in left_out]
    return {**scope, "headers": headers}


def _is_html(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


# Outermost first. Sign-in and request logging take their place in this list.
MIDDLEWARE = [Middleware(OwnOrigin), Middleware(SecurityHeaders), Middleware(DutchPage)]

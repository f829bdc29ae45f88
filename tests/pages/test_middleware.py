"""What every answer of the web server carries, tried on a small ASGI app."""

import asyncio
import hashlib
from base64 import b64encode

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse

from dashboard.middleware import MIDDLEWARE, OwnOrigin

SCRIPT = "window.prerenderReady = false"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title>'
    f"<script>{SCRIPT}</script></head>"
    "<body><noscript><p>You need to enable JavaScript.</p></noscript></body></html>"
)


async def _site(scope, receive, send):
    headers = dict(scope["headers"])
    assert b"accept-encoding" not in headers or scope["path"] != "/"
    answer = HTMLResponse(PAGE) if scope["path"] == "/" else PlainTextResponse("ok")
    await answer(scope, receive, send)


def _get(path: str, accept: str) -> tuple[dict[str, str], str]:
    """The headers and the body of an answer to a browser that takes compressed answers."""
    app = _site
    for middleware in reversed(MIDDLEWARE):
        app = middleware.cls(app)
    request = [(b"accept", accept.encode()), (b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": request}
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    asyncio.run(app(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:]).decode()


def test_the_index_page_is_dutch_and_named_after_the_application():
    headers, body = _get("/", "text/html")
    assert '<html lang="nl">' in body
    assert "<title>Spoedmonitor</title>" in body
    assert "JavaScript nodig" in body
    assert "You need" not in body
    assert headers["content-length"] == str(len(body.encode()))


def test_only_the_inline_script_of_the_index_page_may_run():
    policy = _get("/", "text/html")[0]["content-security-policy"]
    digest = b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    # A blob is made by a script that already runs: that is how Streamlit runs a component's.
    assert f"script-src 'self' blob: 'sha256-{digest}';" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(("path", "accept"), [("/", "text/html"), ("/media/x.xlsx", "*/*")])
def test_every_answer_has_the_security_headers(path, accept):
    headers, _ = _get(path, accept)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "geolocation=()" in headers["permissions-policy"]


def test_other_answers_pass_unchanged():
    assert _get("/media/x.xlsx", "*/*")[1] == "ok"


@pytest.mark.parametrize(
    ("origin", "refused"),
    [
        (b"http://monitor.test:8501", False),
        (None, False),
        (b"http://elders.test:8501", True),
        (b"http://monitor.test", True),
    ],
)
def test_a_page_of_another_host_opens_no_websocket(origin, refused):
    reached, sent = [], []

    async def site(scope, _receive, _send):
        reached.append(scope["type"])

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    headers = [(b"host", b"monitor.test:8501")]
    headers += [(b"origin", origin)] if origin else []
    asyncio.run(OwnOrigin(site)({"type": "websocket", "headers": headers}, receive, send))
    assert bool(sent) is refused
    assert bool(reached) is not refused

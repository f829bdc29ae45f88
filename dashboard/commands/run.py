"""`spoedmonitor run`: the dashboard on this computer."""

import argparse
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy.engine import make_url

from dashboard.commands.demo_store import demo_url
from dashboard.commands.parser import (
    Parser,
    Refused,
    WrongUse,
    add_database,
    database_url,
    whole_number,
)
from data.store import open_store

HOST = "127.0.0.1"
PORT = 8501
_CHECKOUT = Path(__file__).parents[2]


def register(subparsers: Any) -> None:
    parser: Parser = subparsers.add_parser(
        "run", help="open het dashboard", description="Opent het dashboard op deze computer."
    )
    parser.options.add_argument(
        "--demo", action="store_true", help="met de voorbeeldgegevens, in een eigen opslag"
    )
    parser.options.add_argument(
        "--port", type=whole_number, default=PORT, metavar="N", help=f"poort, anders {PORT}"
    )
    add_database(parser)
    parser.set_defaults(carry_out=carry_out)


def carry_out(command: argparse.Namespace) -> int:
    if command.demo and command.db:
        raise WrongUse("--demo heeft een eigen opslag en gaat niet samen met --db.")
    with _listening(command.port) as listener:
        url = demo_url() if command.demo else database_url(command)
        open_store(url)
        os.environ["SPOEDMONITOR_DATABASE_URL"] = absolute(url)
        # Streamlit reads .streamlit/config.toml from the working directory.
        os.chdir(_CHECKOUT)
        address = f"http://localhost:{listener.getsockname()[1]}"
        print(f"Spoedmonitor staat op {address} (stoppen: Ctrl+C)", file=sys.stderr, flush=True)
        _serve(listener)
    return 0


def absolute(url: str) -> str:
    """The same store, whatever the working directory."""
    parsed = make_url(url)
    return parsed.set(database=str(Path(parsed.database or "").resolve())).render_as_string(False)


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port), backlog=512)
    except (OSError, OverflowError):
        raise Refused(
            f"Poort {port} is niet vrij; kies een andere, bijvoorbeeld --port {PORT + 100}."
        ) from None


def _serve(listener: socket.socket) -> None:
    config = uvicorn.Config(
        "dashboard.app:app",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])

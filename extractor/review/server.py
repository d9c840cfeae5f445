"""Starts the application and opens the browser."""

import getpass
import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import uvicorn

from extractor.errors import LoadError
from extractor.review.app import create_app
from extractor.review.settings import LOOPBACK, Settings

__all__ = ["serve"]

_SHORTLY = 0.5
_HOME = ("127.0.0.1", "localhost", "::1")


def serve(
    database: Path,
    *,
    host: str,
    port: int,
    language: str,
    browser: bool,
    tell: Callable[[str], None],
) -> None:
    """Serve the reports of a database until Ctrl-C.

    Args:
        database: the file; made where there is none.
        host: the address to listen on; any but that of this machine asks for a secret.
        port: the port; 0 takes one that is free.
        language: that of the pages until somebody chooses another.
        browser: whether to open the first page.
        tell: is given the address of the first page.

    Raises:
        LoadError: the database cannot be opened, or the address is taken.
    """
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    is_open = host in _HOME
    names = LOOPBACK if is_open else (*LOOPBACK, shown.lower(), socket.gethostname().lower())
    settings = Settings(
        database=database,
        token=secrets.token_urlsafe(24),
        hosts=frozenset(f"{name}:{port}" for name in names),
        is_open=is_open,
        language=language,
        reviewer=_user(),
    )
    address = f"http://{shown}:{port}/" + ("" if is_open else f"?token={settings.token}")
    config = uvicorn.Config(
        create_app(settings), log_level="warning", access_log=False, server_header=False
    )
    tell(address)
    if browser:
        Timer(_SHORTLY, webbrowser.open, [address]).start()
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(
        family, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # else asyncio leaves Nagle on
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        address = f"{host}:{port}"
        raise LoadError(address, error.strerror or str(error)) from error
    return listener


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Windows without any of its variables
        return ""

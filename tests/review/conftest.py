"""A server over a database of its own, and a browser."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from extractor.review.app import create_app
from extractor.review.settings import LOOPBACK, Settings

TOKEN = "the-secret-of-this-run"  # noqa: S105  of a server that lives as long as a test
REPORTS = Path(__file__).resolve().parents[2] / "fixtures" / "reports"


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: where it is, and its database."""

    address: str
    database: Path


@contextmanager
def serving(database: Path) -> Iterator[Served]:
    """Serve a database on a free port of this machine."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        hosts = frozenset(f"{name}:{port}" for name in LOOPBACK)
        settings = Settings(database, TOKEN, hosts, reviewer="王老师")
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            sleep(0.02)
        try:
            yield Served(f"http://127.0.0.1:{port}", database)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(name="served")
def _served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "reports.db") as served:
        yield served


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing; `make tests` installs it"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    """Return a page on which no script may fail and no dialogue may open."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    complaints: list[str] = []

    def refuse(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", refuse)
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security" in said.text else None,
    )
    yield page
    page.close()
    assert complaints == []

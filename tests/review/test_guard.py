"""What does not come from our own pages is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from extractor.review.app import create_app
from extractor.review.settings import Settings

HOST = "127.0.0.1:8021"
TOKEN = "secret"  # noqa: S105  of a test
OWN = {"x-extractor-token": TOKEN}


def client(folder: Path, **options: object) -> TestClient:
    """Return a client of a server on one address."""
    base = {"database": folder / "reports.db", "token": TOKEN, "hosts": frozenset({HOST})}
    settings = Settings(**{**base, **options})  # type: ignore[arg-type]  # options of a test
    return TestClient(create_app(settings), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Iterator[TestClient]:
    with client(tmp_path) as home:
        yield home


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", f"{HOST}.evil", ""])
@pytest.mark.parametrize("path", ["/", "/api/reports", "/static/review.css", "/api/openapi.json"])
def test_a_foreign_host_is_refused(home: TestClient, host: str, path: str) -> None:
    """A name that was made to lead to this machine reads nothing."""
    assert home.get(path, headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"https://{HOST}", "http://localhost"]
)
def test_a_foreign_origin_is_refused(home: TestClient, origin: str) -> None:
    """Not even one that knows the secret, and not even to look."""
    assert home.get("/", headers={"origin": origin}).status_code == 403
    assert home.post("/api/decisions", headers={"origin": origin, **OWN}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/api/reports", "/api/decisions", "/api/conversions", "/api/reports/ab/conversions", "/no"],
)
@pytest.mark.parametrize(
    "headers", [{}, {"x-extractor-token": "guess"}, {"origin": f"http://{HOST}"}]
)
def test_every_post_needs_the_secret(
    home: TestClient, address: str, headers: dict[str, str]
) -> None:
    """A form of another site is refused, cookie or none, before its body is read."""
    for cookie in ({}, {"cookie": f"extractor_token={TOKEN}; lang=zh"}):
        answer = home.post(address, content=b"x", headers={**headers, **cookie})
        assert answer.status_code == 403


def test_another_address_asks_for_the_secret_once(tmp_path: Path) -> None:
    """The address that is shown at the start lets in; from then on a cookie does, and it leaves the bar."""
    with client(tmp_path, is_open=False) as abroad:
        assert abroad.get("/").status_code == 401
        assert abroad.get("/api/reports?token=guess").status_code == 401
        entry = abroad.get(f"http://{HOST}//evil.example/?token={TOKEN}")
        assert entry.status_code == 303
        assert entry.headers["location"].startswith("/evil.example")
        assert "HttpOnly" in entry.headers["set-cookie"]
        assert abroad.get("/").status_code == 200
        abroad.cookies.clear()
        assert abroad.get("/api/reports", headers=OWN).status_code == 200


@pytest.mark.parametrize("is_told", [True, False])
def test_what_is_too_large_is_refused(tmp_path: Path, *, is_told: bool) -> None:
    """Whether the header tells the size or not."""
    with client(tmp_path, largest=1000) as home:
        parts = (b"x" * 600 for _ in range(3))
        body = b"x" * 1800 if is_told else parts
        answer = home.post(
            "/api/conversions", content=body, headers={**OWN, "content-type": "text/plain"}
        )
        assert answer.status_code in {413, 422}
        form = (
            b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
            + b"x" * 2000
        )
        kind = {"content-type": "multipart/form-data; boundary=b"}
        halves = (form[at : at + 500] for at in range(0, len(form), 500))
        answer = home.post(
            "/api/conversions", content=form if is_told else halves, headers={**OWN, **kind}
        )
        assert answer.status_code == 413
        assert home.get("/api/conversions").json() == []


@pytest.mark.parametrize("path", ["/", "/api/reports", "/no/such/page", "/static/review.js"])
def test_every_answer_binds_the_browser(home: TestClient, path: str) -> None:
    """Nothing from elsewhere is loaded, nothing is framed, nothing inline runs."""
    headers = home.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2f..%2fpyproject.toml",
        "/static/app.py",
        "/reports/..%2f..",
        "/reports/x/pages/1.png",
    ],
)
def test_no_path_reaches_the_file_system(home: TestClient, path: str) -> None:
    """What is not one of our own addresses is not there."""
    assert home.get(path).status_code == 404

"""Inputs on real servers: HTTP, S3 and SFTP, on this machine, with the same files behind each."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.hostile.archives import zipped
from ingest.found import Input, Skip, Skipped
from ingest.inputs import met
from model import Refused

FILES = {
    "inbox/b.txt": "สวัสดี".encode(),
    "inbox/deep/c.txt": b"deep",
    "inbox/.hidden.txt": b"hidden",
    "inbox/notes.md": b"notes",
    "inbox/z.zip": zipped({"x.txt": b"member"}),
}
PASSWORD = "trees-and-lakes"
TIME = 1_600_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files."""
    made = tmp_path_factory.mktemp("served")
    for name, data in FILES.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(data)
        os.utime(made / name, (TIME, TIME))
    return made


@pytest.fixture(scope="module")
def web(folder: Path) -> Iterator[str]:
    """The address of a web server."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def serving(*words: str) -> Iterator[str]:
    """Start a server in a process of its own; give the place at which it listens."""
    command = [sys.executable, str(Path(__file__).with_name("servers.py")), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield f"127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.kill()


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of a bucket; where its server is stands in the environment, as at a user's."""
    import s3fs

    with serving("s3") as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "auditor")
        patch.setenv("AWS_SECRET_ACCESS_KEY", PASSWORD)
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_ENDPOINT_URL", f"http://{place}")
        s3fs.S3FileSystem.clear_instance_cache()  # of those that another test made, without these keys
        system = s3fs.S3FileSystem()
        system.mkdir("bucket")
        for name, data in FILES.items():
            system.pipe_file(f"bucket/{name}", data)
        yield "s3://bucket"
        s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="module")
def sftp(folder: Path) -> Iterator[str]:
    """The address of an SFTP server."""
    from fsspec.implementations.sftp import SFTPFileSystem

    with serving("sftp", str(folder), PASSWORD) as place:
        yield f"sftp://auditor:{PASSWORD}@{place}"
        for system in list(SFTPFileSystem._cache.values()):
            system.client.close()
        SFTPFileSystem.clear_instance_cache()


@pytest.fixture(params=["web", "s3", "sftp"])
def place(request: pytest.FixtureRequest) -> str:
    """The address of each of the servers."""
    address: str = request.getfixturevalue(request.param)
    return address


def found(address: str) -> list[tuple[str, object]]:
    """Return what is met at `address`, the part of it that all servers share."""
    return [
        (each.name.partition("/inbox/")[2], each.read() if isinstance(each, Input) else each.why)
        for each in met([address])
        if isinstance(each, Input | Skipped)
    ]


def test_folder_on_a_server_is_met_in_the_order_of_names(place: str) -> None:
    assert found(f"{place}/inbox") == [
        (".hidden.txt", Skip.HIDDEN),
        ("b.txt", FILES["inbox/b.txt"]),
        ("deep/c.txt", b"deep"),
        ("notes.md", Skip.NAME),
        ("z.zip!/x.txt", b"member"),
    ]


def test_file_and_pattern_on_a_server_are_met(place: str) -> None:
    assert found(f"{place}/inbox/notes.md") == [("notes.md", b"notes")]
    assert ("b.txt", FILES["inbox/b.txt"]) in found(f"{place}/inbox/*.txt")


def test_name_leads_back_to_the_server_without_the_password(place: str) -> None:
    names = [each.name for each in met([f"{place}/inbox/b.txt", f"{place}/inbox"]) if isinstance(each, Input)]
    assert names[0] == names[1] == f"{place}/inbox/b.txt".replace(f":{PASSWORD}", "")


def test_what_does_not_lie_on_a_server_is_one_refusal(place: str) -> None:
    (only,) = met([f"{place}/none.txt"])
    assert isinstance(only, Input)
    with pytest.raises(Refused) as caught:
        only.read()
    assert "\n" not in str(caught.value)


def test_time_of_a_file_is_the_servers(sftp: str) -> None:
    for address in (f"{sftp}/inbox/b.txt", f"{sftp}/inbox/deep"):
        (only,) = met([address])
        assert isinstance(only, Input)
        time = only.content().modified_at
        assert time is not None
        assert time.timestamp() == TIME


def test_wrong_password_is_a_refusal_that_does_not_tell_it(sftp: str) -> None:
    (only,) = met([sftp.replace(PASSWORD, "another") + "/inbox"])
    assert isinstance(only, Input)
    with pytest.raises(Refused) as caught:
        only.read()
    assert "another" not in f"{only.name} {caught.value}"

"""Blob stores for tests: a folder, and a bucket of an S3-compatible server (moto's) over loopback HTTP."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from moto.server import ThreadedMotoServer

from tests.fakes.ports import number_of, reserved_port

_REGION = "us-east-1"


class S3Server:
    """A server that can be away for a while; what it holds stays."""

    def __init__(self) -> None:
        self._port = reserved_port()
        self.start()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{number_of(self._port)}"

    def start(self) -> None:
        """Be there, for the first time or again."""
        self._server = ThreadedMotoServer("127.0.0.1", number_of(self._port), verbose=False)
        self._server.start()

    def stop(self) -> None:
        """Be away; meanwhile nobody else gets the port."""
        self._server.stop()


def keys_for(endpoint: str) -> dict[str, str]:
    """What the environment has to say for the server to be found and used."""
    return {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": _REGION,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ALLOW_HTTP": "true",
    }


def new_bucket(endpoint: str) -> str:
    """A new bucket's URL."""
    name = f"test-{uuid4().hex}"
    with urlopen(Request(f"{endpoint}/{name}", method="PUT"), timeout=120) as answer:
        assert answer.status == 200
    return f"s3://{name}/pictures"


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    server = S3Server()
    yield server
    server.stop()


@pytest.fixture
def folder_url(tmp_path: Path) -> str:
    return (tmp_path / "blobs").as_uri()


@pytest.fixture
def s3_url(s3_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in keys_for(s3_server.endpoint).items():
        monkeypatch.setenv(name, value)
    return new_bucket(s3_server.endpoint)


@pytest.fixture(params=["folder", "s3"])
def blobs_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def aws_environment() -> dict[str, str]:
    """The part of this process's environment that a worker needs to reach the store."""
    return {name: value for name, value in os.environ.items() if name.startswith("AWS_")}

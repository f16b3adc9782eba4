"""Servers of the tests that are away for a while find their ports free when they come back."""

import socket
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.fakes.postgres import running_server
from tests.fakes.s3 import S3Server, new_bucket


def assert_nobody_gets(url: str) -> None:
    port = urlsplit(url).port
    assert port is not None
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", port))
    with socket.socket() as caller, pytest.raises(ConnectionRefusedError):
        caller.connect(("127.0.0.1", port))


def test_a_picture_store_comes_back_where_it_was() -> None:
    server = S3Server()
    bucket = new_bucket(server.endpoint)
    server.stop()
    assert_nobody_gets(server.endpoint)
    server.start()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{server.endpoint}/{bucket.split('/')[2]}/nothing", timeout=10)
    server.stop()


def test_a_database_comes_back_where_it_was() -> None:
    with running_server() as server:
        server.stop()
        assert_nobody_gets(server.url)
        server.start()
        with psycopg.connect(f"{server.url}/postgres") as connection:
            assert connection.execute("select 1").fetchone() == (1,)

"""A model hub on localhost: as much of its API as fetching needs, over real HTTP."""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class FakeHub:
    """Repositories by name, each a folder; what fails and what was asked for can be set and read."""

    repositories: Mapping[str, Path]
    endpoint: str = ""
    refused: set[str] = field(default_factory=set)  # paths whose bodies are cut off half way
    downloads: list[str] = field(default_factory=list)  # paths whose bodies were sent

    def commit(self, repository: str) -> str:
        """The commit of all that the repository holds now, as 40 hexadecimal digits."""
        return hashlib.sha1(repository.encode()).hexdigest()

    @contextmanager
    def serving(self) -> Iterator["FakeHub"]:
        """Serves on a free port while the context lasts."""
        hub = self

        class Handler(_Handler):
            fake = hub

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        self.endpoint = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    fake: FakeHub
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Stays quiet."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        owner_name, _, rest = path.removeprefix("/api/models/").lstrip("/").partition("/")
        name, _, rest = rest.partition("/")
        repository = f"{owner_name}/{name}"
        folder = self.fake.repositories.get(repository)
        if folder is None:
            self._send(404, b'{"error":"Repository not found"}', {"X-Error-Code": "RepoNotFound"})
        elif rest.startswith("resolve/"):
            self._send_file(repository, folder, rest.split("/", 2)[2])
        elif rest.startswith("tree/"):
            self._send_json([_entry(file, folder) for file in sorted(folder.rglob("*")) if file.is_file()])
        else:
            self._send_revision(repository, rest.removeprefix("revision/"))

    def _send_revision(self, repository: str, revision: str) -> None:
        commit = self.fake.commit(repository)
        if revision not in ("main", commit):
            self._send(404, b'{"error":"Invalid rev id"}', {"X-Error-Code": "RevisionNotFound"})
            return
        self._send_json({"id": repository, "sha": commit, "siblings": []})

    def _send_file(self, repository: str, folder: Path, path: str) -> None:
        body = (folder / path).read_bytes()
        headers = {
            "ETag": f'"{hashlib.sha256(body).hexdigest()}"',
            "X-Repo-Commit": self.fake.commit(repository),
            "Accept-Ranges": "bytes",
        }
        if self.command == "GET":
            self.fake.downloads.append(path)
            if path in self.fake.refused:
                self._cut_off(body, headers)
                return
        self._send(200, body, headers)

    def _cut_off(self, body: bytes, headers: Mapping[str, str]) -> None:
        self._head(200, len(body), headers)
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _send_json(self, value: object) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self._head(status, len(body), headers)
        if self.command == "GET":
            self.wfile.write(body)

    def _head(self, status: int, length: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(length)}.items():
            self.send_header(name, value)
        self.end_headers()


def _entry(file: Path, folder: Path) -> dict[str, object]:
    digest = hashlib.sha1(file.read_bytes()).hexdigest()
    return {
        "type": "file",
        "path": file.relative_to(folder).as_posix(),
        "size": file.stat().st_size,
        "oid": digest,
    }

"""A PostgreSQL server of the tests' own: Debian's, in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.ports import number_of, reserved_port

_INSTALLED = Path("/usr/lib/postgresql")
# Nothing of a test has to outlive a power cut.
_FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@dataclass(frozen=True)
class Server:
    """A server that can be away for a while; databases are named behind its URL."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"postgresql://tests@127.0.0.1:{self.port}"

    def start(self) -> None:
        """Be there."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {' '.join(_FAST)}"
        self._control("-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Be away, as after a crash."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: str) -> None:
        _run("pg_ctl", "-D", str(self.folder / "data"), *arguments)


@contextmanager
def running_server() -> Iterator[Server]:
    """A server that runs as long as the context."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    owner = _owner()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        _run("initdb", "-D", str(folder / "data"), "-U", "tests", "--auth=trust", "--no-sync")
        with reserved_port() as holder:
            server = Server(folder, number_of(holder))
            server.start()
            try:
                yield server
            finally:
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    owner = _owner()
    done = subprocess.run(
        [str(_programs() / program), *arguments],
        user=None if owner is None else owner.pw_uid,
        group=None if owner is None else owner.pw_gid,
        extra_groups=None if owner is None else [],
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert done.returncode == 0, f"{program}: {done.stderr}"


def _programs() -> Path:
    found = sorted(_INSTALLED.glob("*/bin/initdb"))
    assert found, "the tests need PostgreSQL: apt-get install postgresql"
    return found[-1].parent


def _owner() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses to be root."""
    return pwd.getpwnam("postgres") if os.getuid() == 0 else None
